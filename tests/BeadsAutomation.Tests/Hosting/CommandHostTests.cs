using System.Runtime.InteropServices;
using System.Text.Json;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Hosting;

public sealed class CommandHostTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private StopSignal? _stop;
    private RunTick _tick = (_, _) => Task.FromResult(Ticked(ExitCode.Done));
    private RunSweep _sweep = (_, _) => Task.FromResult(Swept(ExitCode.Done));
    private readonly List<string> _calls = [];

    // Failures are logged on the real standard error; a test has no use for that.
    public CommandHostTests() => _home.Set("BEADS_LOG_LEVEL", "none");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_tick_prints_its_lines_and_its_exit_code_is_the_process_s()
    {
        _tick = (_, _) => Task.FromResult(Ticked(ExitCode.Attention));
        (await Dispatch()).ShouldBe(5);
        _home.Out.ToString().ShouldStartWith("no eligible beads (assignee=agent");
        _calls.ShouldBe(["tick"]);
    }

    [Fact]
    public async Task Json_is_one_document_and_nothing_else_is_on_standard_output()
    {
        (await Dispatch("--sweep", "--dry-run", "--output", "json")).ShouldBe(0);
        var lines = _home.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var document = JsonDocument.Parse(lines.ShouldHaveSingleItem());
        document
            .RootElement.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["schema", "command", "exit_code", "dry_run", "tick", "sweep"]);
        _home.Error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_and_a_leave_to_reap_reach_the_work()
    {
        TickRequest? tick = null;
        SweepRequest? sweep = null;
        _tick = (request, _) =>
        {
            tick = request;
            return Task.FromResult(Ticked(ExitCode.Done));
        };
        _sweep = (request, _) =>
        {
            sweep = request;
            return Task.FromResult(Swept(ExitCode.Done));
        };
        await Dispatch("tick", "--sweep", "--allow-mass-reap", "--dry-run");
        tick.ShouldBe(new TickRequest(DryRun: true));
        sweep.ShouldBe(new SweepRequest(DryRun: true, AllowMassReap: true));
    }

    [Fact]
    public async Task A_store_that_fails_is_a_sentence_and_exit_code_3()
    {
        _tick = (_, _) => throw new StoreException("The server at db:3307 does not answer.");
        (await Dispatch("--output", "json")).ShouldBe(3);
        _home.Error.ToString().ShouldBe("The server at db:3307 does not answer.\n");
        _home
            .Out.ToString()
            .ShouldBe(
                """{"schema":1,"command":"tick","exit_code":3,"dry_run":false,"error":"The server at db:3307 does not answer."}"""
                    + "\n"
            );
    }

    [Fact]
    public async Task Our_own_fault_is_one_line_and_exit_code_1()
    {
        _tick = (_, _) => throw new InvalidOperationException("odd\nthing");
        (await Dispatch()).ShouldBe(1);
        _home.Error.ToString().ShouldBe("The tick ended unexpectedly: odd thing\n");
    }

    [Theory]
    [InlineData(ExitCode.Attention, ExitCode.Done, 5)]
    [InlineData(ExitCode.Done, ExitCode.Agent, 4)]
    [InlineData(ExitCode.Attention, ExitCode.Agent, 4)]
    [InlineData(ExitCode.Store, ExitCode.Agent, 3)]
    [InlineData(ExitCode.Store, ExitCode.Unexpected, 1)]
    public async Task Sweep_and_tick_together_say_the_more_severe(ExitCode sweep, ExitCode tick, int expected)
    {
        _sweep = (_, _) => Task.FromResult(Swept(sweep));
        _tick = (_, _) => Task.FromResult(Ticked(tick));
        (await Dispatch("--sweep")).ShouldBe(expected);
        _calls.ShouldBe(["sweep", "tick"]);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public async Task A_sweep_that_throws_never_skips_the_dispatch(bool isStore, int expected)
    {
        _sweep = (_, _) => throw (isStore ? new StoreException("No server.") : new InvalidOperationException("x"));
        (await Dispatch("--sweep")).ShouldBe(expected);
        _calls.ShouldBe(["sweep", "tick"]);
        _home.Out.ToString().ShouldStartWith("no eligible beads");
    }

    [Theory]
    [InlineData(PosixSignal.SIGTERM, 143)]
    [InlineData(PosixSignal.SIGINT, 130)]
    public async Task A_signal_lets_the_bead_in_hand_finish_and_decides_the_exit_code(PosixSignal signal, int expected)
    {
        _tick = (_, stop) =>
        {
            _stop!.Raise(signal);
            stop.IsCancellationRequested.ShouldBeTrue();
            return Task.FromResult(Ticked(ExitCode.Attention));
        };
        (await Dispatch()).ShouldBe(expected);
        _home.Out.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_signal_that_cancels_the_work_is_an_exit_code_and_no_fault()
    {
        _tick = (_, stop) =>
        {
            _stop!.Raise(PosixSignal.SIGTERM);
            _stop.Raise(PosixSignal.SIGINT);
            stop.ThrowIfCancellationRequested();
            return Task.FromResult(Ticked(ExitCode.Done));
        };
        (await Dispatch()).ShouldBe(143);
        _home.Error.ToString().ShouldBe("The tick was stopped before it was done.\n");
    }

    [Fact]
    public async Task After_a_signal_in_the_sweep_no_tick_begins()
    {
        _sweep = (_, _) =>
        {
            _stop!.Raise(PosixSignal.SIGTERM);
            return Task.FromResult(Swept(ExitCode.Done));
        };
        (await Dispatch("--sweep")).ShouldBe(143);
        _calls.ShouldBe(["sweep"]);
    }

    [Fact]
    public async Task Wrong_configuration_is_told_line_by_line_before_any_work()
    {
        _home.Set("BEADS_MAX_IN_FLIGHT", "0").Set("BEADS_ASSIGNEE", " ");
        (await Dispatch("--output", "json")).ShouldBe(2);
        _calls.ShouldBeEmpty();
        _home.Error.ToString().Split('\n').Length.ShouldBe(3);
        _home.Out.ToString().ShouldStartWith("""{"schema":1,"command":"tick","exit_code":2,""");
    }

    [Fact]
    public async Task Wrong_usage_is_one_sentence_that_points_to_the_help()
    {
        (await Dispatch("--nonsense")).ShouldBe(2);
        _home
            .Error.ToString()
            .ShouldBe("Unrecognized command or argument '--nonsense'. Try 'beads-dispatcher --help'.\n");
        _home.Out.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_words_of_a_container_are_written_where_they_are_read()
    {
        var path = _home.Write("termination-log", "");
        (await Dispatch("--nonsense")).ShouldBe(2);
        File.ReadAllText(path).ShouldStartWith("""{"command":"tick","exit_code":2,"error":"Unrecognized command""");
    }

    [Theory]
    [InlineData(ExitCode.Done, 1)]
    [InlineData(ExitCode.Attention, 5)]
    [InlineData(ExitCode.Agent, 4)]
    public async Task A_report_that_nobody_can_be_told_is_a_sentence_and_the_last_word(ExitCode tick, int expected)
    {
        const string Sentence =
            "standard output could not be written (no room): what was done is done and recorded, 'beads-dispatcher status' and 'history' tell it.";
        var path = _home.Write("termination-log", "");
        _tick = (_, _) => Task.FromResult(Ticked(tick));
        (await Dispatch(_home.ProcessEnvironment with { Out = new FullDisk() })).ShouldBe(expected);
        _home.Error.ToString().ShouldBe(Sentence + "\n");
        File.ReadAllText(path)
            .ShouldBe(
                $$"""{"command":"tick","exit_code":{{expected}},"outcome":"idle","beads":[],"skipped":{},"error":"{{Sentence.Replace("'", "\\u0027")}}"}"""
            );
    }

    [Fact]
    public async Task Where_nothing_can_be_said_at_all_the_work_is_done()
    {
        (await Dispatch(_home.ProcessEnvironment with { Out = new FullDisk(), Error = new FullDisk() })).ShouldBe(1);
        _calls.ShouldBe(["tick"]);
        (await Dispatch(_home.ProcessEnvironment with { Error = new FullDisk() })).ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_fault_point_is_refused()
    {
        _home.Set("BEADS_TEST_KILL_AT", "somewhere");
        (await Dispatch()).ShouldBe(2);
        _calls.ShouldBeEmpty();
        _home
            .Error.ToString()
            .ShouldBe(
                "BEADS_TEST_KILL_AT is 'somewhere', which is no such point: use one of claim_committed, posting_committed, answer_read, answer_recorded, bead_settled, sweep_committed, notice_posted, file_operation, with a colon and a number for a later time, or unset it.\n"
            );
    }

    [Fact]
    public async Task Help_shows_examples_first_and_every_setting_and_exit_code()
    {
        (await Dispatch("--help")).ShouldBe(0);
        var help = _home.Out.ToString();
        string[] parts = ["Examples:", "Usage:", "Options:", "Environment", "Exit codes:"];
        parts.Select(p => help.IndexOf(p, StringComparison.Ordinal)).ShouldBeInOrder();
        help.ShouldContain("--dry-run");
        help.ShouldContain("BEADS_STALE_AFTER");
        help.ShouldContain("  143  terminated by SIGTERM");
    }

    [Fact]
    public async Task A_resident_that_is_stopped_while_it_starts_ends_as_one_that_is_stopped_later()
    {
        int port;
        using (var free = new RefusingPort())
        {
            port = free.Port;
        }

        var code = await CommandHost.RunAsync(
            DispatcherProgram.Executable,
            ["run", "--output", "json", "--listen", $"127.0.0.1:{port}"],
            _home.ProcessEnvironment,
            (parts, stop) =>
            {
                stop.Raise(PosixSignal.SIGTERM);
                return parts;
            }
        );

        code.ShouldBe(0, _home.Error.ToString());
        _home.Out.ToString().ShouldContain("\"command\":\"run\",\"exit_code\":0");
    }

    private Task<int> Dispatch(params string[] arguments) => Dispatch(_home.ProcessEnvironment, arguments);

    private Task<int> Dispatch(ProcessEnvironment surroundings, params string[] arguments) =>
        CommandHost.RunAsync(
            DispatcherProgram.Executable,
            arguments,
            surroundings,
            (parts, stop) =>
            {
                _stop = stop;
                return parts with
                {
                    OtherTick = _ => (r, t) => Called("tick", () => _tick(r, t)),
                    OtherSweep = _ => (r, t) => Called("sweep", () => _sweep(r, t)),
                };
            }
        );

    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value) => throw new IOException("no room");

        public override void WriteLine(string? value) => throw new IOException("no room");
    }

    private T Called<T>(string verb, Func<T> work)
    {
        _calls.Add(verb);
        return work();
    }

    private static TickReport Ticked(ExitCode code) => new() { ExitCode = code, Outcome = TickOutcome.Idle };

    private static SweepReport Swept(ExitCode code) => new() { ExitCode = code };
}
