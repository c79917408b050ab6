using System.Globalization;
using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Resident;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Output;

/// <summary>The published programs where standard output or standard error takes nothing: what they do is done, and they end with a code of the table.</summary>
public sealed class UnwritableOutputTests
{
    private const string Full = "(No space left on device)";
    private const string Closed = "(it is closed)";

    [Theory]
    [InlineData("", 0, null)]
    [InlineData(">/dev/null", 0, null)]
    [InlineData(">/dev/full", 1, Full)]
    [InlineData(">&-", 1, Closed)]
    [InlineData("<&- >&-", 1, Closed)]
    [InlineData("1</dev/null", 1, "(Bad file descriptor)")]
    [InlineData("2>/dev/full", 0, null)]
    [InlineData("2>&-", 0, null)]
    [InlineData(">/dev/full 2>/dev/full", 1, null)]
    [InlineData(">&- 2>&-", 1, null)]
    [InlineData("<&- >&- 2>&-", 1, null)]
    public async Task A_tick_is_done_and_recorded_whatever_becomes_of_its_report(
        string redirected,
        int code,
        string? why
    )
    {
        foreach (var output in new[] { "text", "json" })
        {
            await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));

            var ended = (await RunAsync(world, Product.Dispatcher, redirected, "tick", "--output", output)).With(code);

            world.StatusOf("bd-1").ShouldBe("in_progress");
            (await world.AttemptsAsync("bd-1")).ShouldHaveSingleItem().JobId.ShouldNotBeNull();
            var said = ended.ErrorLines.Where(line => !line.StartsWith('{'));
            if (why is null)
            {
                said.ShouldBeEmpty();
            }
            else
            {
                said.ShouldHaveSingleItem()
                    .ShouldStartWith($"standard output could not be written {why}: what was done");
            }
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("completions bash")]
    [InlineData("status")]
    [InlineData("status --output json")]
    [InlineData("explain bd-1")]
    [InlineData("history")]
    [InlineData("report")]
    [InlineData("report --format html")]
    [InlineData("report --format markdown")]
    [InlineData("report --format json")]
    [InlineData("doctor")]
    [InlineData("config show")]
    [InlineData("config show --output json")]
    [InlineData("--dry-run")]
    [InlineData("pause --reason x")]
    [InlineData("rearm bd-1")]
    public async Task Whatever_was_asked_for_a_full_disk_is_one_line_and_a_code_of_the_table(string arguments)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var ended = await RunAsync(world, Product.Dispatcher, ">/dev/full", arguments.Split(' '));
        ended.Code.ShouldBeOneOf(1, 5);
        ended
            .ErrorLines.Where(line =>
                line.StartsWith("standard output could not be written " + Full, StringComparison.Ordinal)
            )
            .ShouldHaveSingleItem(ended.Error);
        ended.Error.ShouldNotContain("Unhandled");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("config show")]
    [InlineData("report --format html")]
    [InlineData("report --format json")]
    public async Task A_reader_that_has_enough_is_no_fault(string arguments)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        const string Line = "\"$0\" \"$@\" | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}";
        await using var product = await ShellAsync(world, Product.Dispatcher, Line, arguments.Split(' '));
        (await product.EndAsync()).With(0).Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_pass_found_is_its_code_also_when_nobody_can_read_of_it()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_FILE"] = "/nowhere/issues.jsonl";
        foreach (var program in new[] { Product.Dispatcher, Product.Reaper })
        {
            var ended = (await RunAsync(world, program, ">/dev/full", "--output", "json")).With(3);
            ended.Error.ShouldContain("/nowhere/issues.jsonl");
            ended.Error.ShouldContain("standard output could not be written " + Full);
        }
        (await RunAsync(world, Product.Dispatcher, ">/dev/full", "--output", "json", "--nonsense")).With(2);
    }

    [Fact]
    public async Task The_tabulator_gets_no_answer_and_no_noise()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var ended = (await RunAsync(world, Product.Dispatcher, ">/dev/full", "complete", "expl")).With(0);
        ended.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_folder_that_is_gone_it_ends_with_a_sentence()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        const string Line = "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\"";
        await using var product = await ShellAsync(
            world,
            Product.Dispatcher,
            $"cd '{world.File.Folder}'; {Line}",
            "status"
        );
        var ended = (await product.EndAsync()).With(2);
        ended.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("the current folder is gone or may not be entered");
    }

    [Fact]
    public async Task A_process_that_stays_goes_on_and_is_ready()
    {
        await using var world = await JsonlWorld.CreateAsync();
        var port = Staying.FreePort();
        world.Environment["BEADS_DISPATCH_INTERVAL"] = "1s";
        world.Environment["BEADS_SWEEP_INTERVAL"] = "1s";
        world.Environment["BEADS_LISTEN"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        await using var product = await ShellAsync(world, Product.Dispatcher, "exec \"$0\" \"$@\" >/dev/full", "run");
        await product.SaysAsync("standard output could not be written");
        world.File.Put(new BeadRow("bd-1"));
        await Staying.UntilAsync(() => Task.FromResult(world.StatusOf("bd-1") == "in_progress"));

        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var stop = TestContext.Current.CancellationToken;
        (await client.GetStringAsync(new Uri("/readyz", UriKind.Relative), stop)).ShouldContain("exit code 0");
        (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), stop)).ShouldStartWith("alive");
        await product.TerminateAsync();
        var ended = (await product.EndAsync()).With(0);
        ended.Error.ShouldNotContain("unexpectedly");
        ended.ErrorLines.Count(line => line.Contains("passes go on")).ShouldBe(1);
    }

    private static async Task<Ended> RunAsync(
        JsonlWorld world,
        string program,
        string redirected,
        params string[] arguments
    )
    {
        await using var product = await ShellAsync(world, program, $"exec \"$0\" \"$@\" {redirected}", arguments);
        return await product.EndAsync();
    }

    private static async Task<Product> ShellAsync(
        JsonlWorld world,
        string program,
        string line,
        params string[] arguments
    )
    {
        string[] all = ["-c", line, await Executables.PathOfAsync(program), .. arguments];
        return await Product.StartAsync("/bin/bash", world.Environment, all);
    }
}
