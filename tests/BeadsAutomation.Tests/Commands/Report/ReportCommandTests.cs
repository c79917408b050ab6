using System.Text.Json;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Reporting;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Report;

/// <summary>The verb with everything but the process around it, over the sample.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public ReportCommandTests() =>
        _home
            .Set("BEADS_LOG_LEVEL", "none")
            .Set("BEADS_STORE", "jsonl")
            .Set("BEADS_FILE", ReportSample.Write(_home.Folder));

    public void Dispose() => _home.Dispose();

    /// <summary>To make them anew after a change that is meant: BEADS_TEST_GOLDENS=the folder of the goldens.</summary>
    [Theory]
    [InlineData("text", "sample.txt")]
    [InlineData("markdown", "sample.md")]
    [InlineData("json", "sample.json")]
    public async Task The_document_of_the_sample_is_this(string format, string golden)
    {
        (await Report("--since", "36h", "--format", format)).ShouldBe(0);

        if (Environment.GetEnvironmentVariable("BEADS_TEST_GOLDENS") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, golden), _home.Out.ToString());
        }
        _home
            .Out.ToString()
            .ShouldBe(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "goldens", golden)));
        _home.Error.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1h")]
    [InlineData("14d")]
    [InlineData("366d")]
    public async Task Lines_fit_on_a_terminal(string since)
    {
        (await Report("--since", since)).ShouldBe(0);

        _home.Out.ToString().Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public async Task Output_json_is_the_format_json()
    {
        await Report("--since", "2d", "--output", "json");
        using var document = JsonDocument.Parse(_home.Out.ToString());

        document.RootElement.GetProperty("report").GetProperty("days").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_page_is_all_that_is_on_standard_output_also_of_a_dry_run()
    {
        await Report("--format", "html", "--dry-run");

        _home.Out.ToString().ShouldStartWith("<!DOCTYPE html>\n<html lang=\"en\">");
        _home.Out.ToString().ShouldEndWith("</html>\n");
    }

    [Theory]
    [InlineData("--since is 59m: use 1h to 366d.", "--since", "59m")]
    [InlineData("--since is 8784h1s: use 1h to 366d.", "--since", "8784h1s")]
    [InlineData("--since is 'monday': no duration;", "--since", "monday")]
    [InlineData("--format is 'pdf': use text, markdown, json or html.", "--format", "pdf")]
    [InlineData("--output json and --format html ask for two documents", "--output", "json", "--format", "html")]
    public async Task A_wish_that_makes_no_sense_is_refused(string sentence, params string[] arguments)
    {
        (await Report(arguments)).ShouldBe(2);

        _home.Error.ToString().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task Without_a_ledger_every_format_says_that_nothing_was_claimed()
    {
        File.Delete(Path.Combine(_home.Folder, "automation-ledger.jsonl"));
        foreach (var format in new[] { "text", "markdown", "html" })
        {
            _home.Out.GetStringBuilder().Clear();
            (await Report("--format", format)).ShouldBe(0);
            _home.Out.ToString().ShouldContain("nothing was claimed in this while");
        }
    }

    /// <summary>For the pictures: BEADS_TEST_REPORT_PAGE=where the page goes.</summary>
    [Fact]
    public async Task The_page_of_the_sample_is_made()
    {
        (await Report("--since", "13d12h", "--format", "html")).ShouldBe(0);

        _home.Out.ToString().ShouldContain("web-101");
        if (Environment.GetEnvironmentVariable("BEADS_TEST_REPORT_PAGE") is { Length: > 0 } path)
        {
            await File.WriteAllTextAsync(path, _home.Out.ToString());
        }
    }

    private Task<int> Report(params string[] arguments) =>
        CommandHost.RunAsync(
            DispatcherProgram.Executable,
            ["report", .. arguments],
            _home.ProcessEnvironment,
            (parts, _) => parts with { Time = new TestClock() }
        );
}
