using System.Text.Json;

namespace BeadsAutomation.Tests.Commands.Output;

public sealed class ReportJsonTests
{
    [Fact]
    public void A_tick_with_its_sweep_has_this_shape()
    {
        var report = new CommandReport
        {
            Command = "tick",
            ExitCode = ExitCode.Agent,
            DryRun = true,
            Tick = new TickReport
            {
                ExitCode = ExitCode.Agent,
                Outcome = TickOutcome.OutOfTime,
                Detail = "d",
                PutBack = [new PutBackReport("bd-0", AttemptOutcome.Released, "")],
                Dispatches =
                [
                    new DispatchReport("bd-1", 2, "9f1c", DispatchResult.TakenBack, "j", 200, "", AnswerClass.Busy),
                    new DispatchReport("bd-2", 1, null, DispatchResult.Planned, null, null, ""),
                ],
                Decisions = [new BeadDecision("bd-3\n\u001b", ReasonCode.LivesInWisps, "w")],
                Queue = new QueueReport(3, Given.Now, 60, 2),
                HoldUntil = new DateTime(2026, 11, 20, 12, 4, 0, DateTimeKind.Unspecified),
                Warnings = ["careful"],
            },
            Sweep = new SweepReport
            {
                ExitCode = ExitCode.Done,
                Verdicts =
                [
                    new SweptBead("bd-4", SweepVerdict.HeldBack, AttemptOutcome.HardCap, "", 121),
                    new SweptBead("bd-5", SweepVerdict.Keep, null, "", null),
                ],
                Blocked = 4,
            },
            Error = "why",
        };
        Json(report)
            .ShouldBe(
                """{"schema":1,"command":"tick","exit_code":4,"dry_run":true,"tick":{"exit_code":4,"outcome":"out_of_time","detail":"d","put_back":[{"bead_id":"bd-0","outcome":"released","detail":""}],"dispatches":[{"bead_id":"bd-1","attempt":2,"short_token":"9f1c","result":"taken_back","job_id":"j","http_status":200,"detail":"","answer":"busy"},{"bead_id":"bd-2","attempt":1,"short_token":null,"result":"planned","job_id":null,"http_status":null,"detail":"","answer":null}],"decisions":[{"bead_id":"bd-3\n\u001B","reason":"lives_in_wisps","detail":"w"}],"queue":{"ready":3,"oldest_updated_at":"2026-11-20T12:00:00Z","oldest_seconds":60,"in_flight":2},"hold_until":"2026-11-20T12:04:00Z","warnings":["careful"]},"sweep":{"exit_code":0,"verdicts":[{"bead_id":"bd-4","verdict":"held_back","outcome":"hard_cap","detail":"","age_minutes":121},{"bead_id":"bd-5","verdict":"keep","outcome":null,"detail":"","age_minutes":null}],"fuse_tripped":false,"reaped":0,"kept":1,"settled":0,"blocked":4,"warnings":[]},"error":"why"}"""
            );
    }

    [Fact]
    public void What_was_not_done_is_absent()
    {
        var rearm = new HandReport(ExitCode.Done, "bd-1", true, "armed");
        Json(
                new CommandReport
                {
                    Command = "rearm",
                    ExitCode = ExitCode.Done,
                    Rearm = rearm,
                }
            )
            .ShouldBe(
                """{"schema":1,"command":"rearm","exit_code":0,"dry_run":false,"rearm":{"exit_code":0,"bead_id":"bd-1","done":true,"sentence":"armed"}}"""
            );
    }

    [Fact]
    public void The_words_are_those_of_reasons_and_ledger()
    {
        foreach (var reason in Enum.GetValues<ReasonCode>())
        {
            Word(reason).ShouldBe(reason.Word());
        }
        foreach (var outcome in Enum.GetValues<AttemptOutcome>())
        {
            Word(outcome).ShouldBe(outcome.Word());
        }
    }

    private static string? Word<T>(T value) =>
        JsonSerializer.SerializeToElement(value, typeof(T), ReportJson.Default).GetString();

    private static string Json(CommandReport report) =>
        JsonSerializer.Serialize(report, ReportJson.Default.CommandReport);
}
