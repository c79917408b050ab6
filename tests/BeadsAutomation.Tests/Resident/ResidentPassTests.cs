using BeadsAutomation.Testing;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Resident;

public sealed class ResidentPassTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly RecordedLog _log = new();
    private readonly StopSignal _stop = StopSignal.Listen();
    private readonly List<IBeadStore> _stores = [];
    private Func<TickReport> _tick = () => new TickReport { ExitCode = ExitCode.Attention, Outcome = TickOutcome.Idle };

    public void Dispose()
    {
        _stop.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Each_pass_has_a_store_of_its_own_and_prints_its_own_document()
    {
        var codes = await RunAsync(_home.ProcessEnvironment, PassKind.Tick, PassKind.Sweep, PassKind.Tick);

        codes.ShouldBe([ExitCode.Attention, ExitCode.Done, ExitCode.Attention]);
        _stores.Distinct().Count().ShouldBe(3);
        _home
            .Out.ToString()
            .Split('\n')
            .Select(l => l.Split(',').ElementAtOrDefault(1))
            .ShouldBe(["\"command\":\"tick\"", "\"command\":\"sweep\"", "\"command\":\"tick\"", null]);
    }

    [Fact]
    public async Task A_pass_that_throws_is_logged_and_said_and_the_next_one_runs()
    {
        var ticks = 0;
        var good = _tick;
        _tick = () => ++ticks == 1 ? throw new InvalidOperationException("odd thing") : good();

        var codes = await RunAsync(_home.ProcessEnvironment, PassKind.Tick, PassKind.Tick);

        codes.ShouldBe([ExitCode.Unexpected, ExitCode.Attention]);
        _log.ToString().ShouldContain("odd thing");
        _home.Error.ToString().ShouldBe("The tick ended unexpectedly: odd thing\n");
    }

    [Fact]
    public async Task A_report_that_cannot_be_printed_changes_no_code_and_is_told_once_until_it_can_be()
    {
        var pipe = new BrokenPipe();
        PassKind[] kinds = [PassKind.Tick, PassKind.Sweep, PassKind.Tick];

        (await RunAsync(_home.ProcessEnvironment with { Out = pipe }, kinds)).ShouldBe([
            ExitCode.Attention,
            ExitCode.Done,
            ExitCode.Attention,
        ]);

        var told = _log.ToString().Split('\n').Where(line => line.Contains("could not be written")).ToList();
        told.ShouldHaveSingleItem().ShouldContain("(the pipe is broken)");
        _log.ToString().ShouldNotContain("unexpectedly");
    }

    private async Task<List<ExitCode>> RunAsync(ProcessEnvironment surroundings, params PassKind[] kinds)
    {
        var options = new BeadsOptions();
        var parts = new ProcessParts
        {
            Options = options,
            OtherTick = own => (_, _) => Task.FromResult(Seen(own, _tick())),
            OtherSweep = own => (_, _) => Task.FromResult(Seen(own, new SweepReport { ExitCode = ExitCode.Done })),
        };
        var pass = new ResidentPass(
            parts,
            new Request { Verb = Verb.Run, Json = true },
            new ReportPrinter(surroundings, options),
            _stop,
            _log
        );
        var codes = new List<ExitCode>();
        foreach (var kind in kinds)
        {
            codes.Add(await pass.RunAsync(kind));
        }
        return codes;
    }

    private T Seen<T>(Composition parts, T report)
    {
        _stores.Add(parts.Store);
        return report;
    }

    private sealed class BrokenPipe : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("the pipe is broken");
    }
}
