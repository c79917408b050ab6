using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Manual;

/// <summary>What people and programs are told of what was done by hand.</summary>
public sealed class HandTextTests
{
    private static readonly CommandReport Pause = new()
    {
        Command = "pause",
        ExitCode = ExitCode.Done,
        Pause = new PauseReport(
            ExitCode.Done,
            "risky",
            true,
            new DateTime(2026, 11, 20, 14, 0, 0, DateTimeKind.Utc),
            "beads with label risky are paused",
            ["label risky, until 2026-11-20T14:00:00Z: review"]
        ),
    };

    private static readonly CommandReport Refused = new()
    {
        Command = "dispatch",
        ExitCode = ExitCode.Done,
        Dispatch = new HandDispatchReport(
            ExitCode.Done,
            "bd-1",
            [
                new GateReport(ReasonCode.Backoff, GateState.Closed, "attempt 1 failed"),
                new GateReport(ReasonCode.Held, GateState.Overridden, "until later"),
                new GateReport(ReasonCode.CapacitySaturated, GateState.Open, ""),
            ],
            "nothing is sent: backoff"
        ),
    };

    private static CommandReport Hand(ExitCode exitCode) =>
        new()
        {
            Command = "cancel",
            ExitCode = exitCode,
            Hand = new HandReport(exitCode, "bd-1\u001b[31m", exitCode == ExitCode.Done, "said"),
        };

    [Fact]
    public void In_lines()
    {
        Printed(Pause, json: false)
            .ShouldBe(
                ("beads with label risky are paused\n  paused: label risky, until 2026-11-20T14:00:00Z: review\n", "")
            );
        Printed(Refused, json: false)
            .ShouldBe(
                (
                    "  backoff: closed — attempt 1 failed\n  held: overridden — until later\n  capacity_saturated: open\nbd-1: nothing is sent: backoff\n",
                    ""
                )
            );
        Printed(Hand(ExitCode.Done), json: false).ShouldBe(("bd-1 [31m: said\n", ""));
        Printed(Hand(ExitCode.Attention), json: false).ShouldBe(("", "bd-1 [31m: said\n"));
    }

    [Fact]
    public void As_json()
    {
        Json(Pause)
            .ShouldBe(
                """{"schema":1,"command":"pause","exit_code":0,"dry_run":false,"pause":{"exit_code":0,"label":"risky","done":true,"until":"2026-11-20T14:00:00Z","sentence":"beads with label risky are paused","in_force":["label risky, until 2026-11-20T14:00:00Z: review"]}}"""
            );
        Json(Refused)
            .ShouldBe(
                """{"schema":1,"command":"dispatch","exit_code":0,"dry_run":false,"dispatch":{"exit_code":0,"bead_id":"bd-1","gates":[{"gate":"backoff","state":"closed","detail":"attempt 1 failed"},{"gate":"held","state":"overridden","detail":"until later"},{"gate":"capacity_saturated","state":"open","detail":""}],"sentence":"nothing is sent: backoff"}}"""
            );
        Json(Hand(ExitCode.Attention))
            .ShouldBe(
                """{"schema":1,"command":"cancel","exit_code":5,"dry_run":false,"hand":{"exit_code":5,"bead_id":"bd-1\u001B[31m","done":false,"sentence":"said"}}"""
            );
    }

    private static string Json(CommandReport report) => Printed(report, json: true).Out.TrimEnd();

    private static (string Out, string Error) Printed(CommandReport report, bool json)
    {
        using var home = new TemporaryHome();
        new ReportPrinter(home.ProcessEnvironment, new BeadsOptions()).Print(report, json);
        return (home.Out.ToString(), home.Error.ToString());
    }
}
