using System.Text.Json;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Output;

public sealed class TerminationMessageTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void An_empty_file_gets_the_run_in_one_line_of_json()
    {
        var path = _home.Write("termination-log", "");
        TerminationMessage.Write(path, Report("code-8sm", "held", "The store is gone."));
        File.ReadAllText(path)
            .ShouldBe(
                """{"command":"tick","exit_code":4,"outcome":"refused","beads":["code-8sm"],"skipped":{"held":2,"backoff":1},"swept":{"put_back":1},"error":"The store is gone."}"""
            );
    }

    [Fact]
    public void What_is_not_there_is_left_out()
    {
        var report = new CommandReport { Command = "rearm", ExitCode = ExitCode.Done };
        System
            .Text.Encoding.UTF8.GetString(TerminationMessage.Of(report))
            .ShouldBe("""{"command":"rearm","exit_code":0}""");
    }

    [Fact]
    public void A_file_that_holds_something_is_somebody_else_s()
    {
        var path = _home.Write("termination-log", "mine");
        TerminationMessage.Write(path, Report("code-8sm", "held", null));
        File.ReadAllText(path).ShouldBe("mine");
    }

    [Theory]
    [InlineData("missing")]
    [InlineData(".")]
    [InlineData("no/such/folder")]
    public void Where_there_is_no_file_none_is_made(string path)
    {
        TerminationMessage.Write(Path.Combine(_home.Folder, path), Report("code-8sm", "held", null));
        Directory.GetFileSystemEntries(_home.Folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\U0001F480")]
    [InlineData("\u001b\"\\<")]
    public void It_fits_whatever_a_bead_and_an_error_hold(string odd)
    {
        var endless = string.Concat(Enumerable.Repeat(odd, 5000));
        var message = TerminationMessage.Of(Report(endless, endless, endless));
        message.Length.ShouldBeLessThanOrEqualTo(TerminationMessage.Longest);
        JsonDocument.Parse(message).Dispose();
    }

    // Every reason and every verdict, and more beads than are named.
    private static CommandReport Report(string bead, string detail, string? error)
    {
        BeadDecision Skipped(ReasonCode reason) => new(bead, reason, detail);
        var many = bead.Length > 100;
        return new CommandReport
        {
            Command = "tick",
            ExitCode = ExitCode.Agent,
            Tick = new TickReport
            {
                ExitCode = ExitCode.Agent,
                Outcome = TickOutcome.Refused,
                Dispatches =
                [
                    .. Enumerable.Repeat(
                        new DispatchReport(bead, 1, null, DispatchResult.Refused, null, 502, detail),
                        many ? 50 : 1
                    ),
                ],
                Decisions = many
                    ? [.. Enum.GetValues<ReasonCode>().Select(Skipped)]
                    : [Skipped(ReasonCode.Held), Skipped(ReasonCode.Held), Skipped(ReasonCode.Backoff)],
            },
            Sweep = new SweepReport
            {
                ExitCode = ExitCode.Done,
                Verdicts =
                [
                    .. (many ? Enum.GetValues<SweepVerdict>() : [SweepVerdict.PutBack]).Select(v => new SweptBead(
                        bead,
                        v,
                        null,
                        detail,
                        null
                    )),
                ],
            },
            Error = error,
        };
    }
}
