using System.Text.Json;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Explain;

/// <summary>How <c>explain</c>, <c>status</c> and <c>history</c> look.</summary>
public sealed class AnswerTextTests
{
    private const string Evil = "a\u001b[2J\nall is well";

    private static readonly DateTime Now = Given.Now;

    private static readonly ClaimReport Claim = new()
    {
        BeadId = "code-2",
        Attempt = 2,
        State = AttemptState.Dispatched,
        JobId = "j7",
        ClaimedAt = Now.AddMinutes(-12),
        LastSignOfLife = Now.AddMinutes(-3),
        JobState = JobState.Running,
        Verdict = SweepVerdict.Keep,
        Detail = "last sign of life 3m ago",
        KeptUntil = Now.AddMinutes(108),
    };

    private static readonly AttemptReport Attempt = new(
        "code-3",
        1,
        AttemptState.Settled,
        Now.AddMinutes(-50),
        Now.AddMinutes(-50).AddSeconds(1),
        Now.AddMinutes(-50).AddSeconds(3),
        "accepted",
        "j3",
        Now.AddMinutes(-5),
        AttemptOutcome.Stale,
        false,
        "blocked",
        null,
        "no progress for 42m",
        "beadboard",
        "host/1"
    );

    private static readonly BeadAnswer Backing = new()
    {
        BeadId = "code-9",
        Standing = Standing.Waits,
        Reason = ReasonCode.Backoff,
        Since = Now.AddMinutes(-1),
        Until = Now.AddMinutes(1),
        Sentence =
            "waits: it was refused a short while ago — provider weather, 1 of 2; not before 2026-11-20T12:01:00Z",
        Detail = "provider weather, 1 of 2; not before 2026-11-20T12:01:00Z",
        Next = "wait",
    };

    private static readonly BeadAnswer Blocked = new()
    {
        BeadId = "code-3",
        Standing = Standing.BlockedByUs,
        Outcome = AttemptOutcome.Stale,
        Since = Now.AddMinutes(-5),
        Sentence = "was blocked by us: stale — no progress for 42m",
        Next = "read its notes",
    };

    private static readonly StatusReport Full = new()
    {
        Now = Now,
        Troubles = [new TroubleReport(Trouble.BeadsBlocked, "1 bead was blocked by us: look")],
        Waiting = 3,
        Reasons =
        [
            new WaitingReport(ReasonCode.NoAcceptance, 1, Now.AddHours(-3)),
            new WaitingReport(ReasonCode.ServiceBusy, 1, null),
        ],
        GoesNext = ["code-8"],
        InFlight = [Claim],
        BackingOff = [Backing],
        Held = [new StateReport("hold", "HTTP 502", Now.AddMinutes(-12), Now.AddMinutes(3))],
        Blocked = [Blocked],
        LastDone = Attempt,
        Warnings = ["careful"],
    };

    private static readonly ExplainReport Explained = new(
        Now,
        [
            new BeadAnswer
            {
                BeadId = "code-1",
                Standing = Standing.Waits,
                Reason = ReasonCode.BlockedBy,
                Since = Now.AddDays(-3),
                Sentence = "waits: another bead blocks it — blocked by code-7",
                Next = "close it",
                Blocker = new BlockerReport("code-7", "open", "Paint"),
            },
            new BeadAnswer
            {
                BeadId = "code-2",
                Standing = Standing.InHand,
                Since = Claim.ClaimedAt,
                Until = Claim.KeptUntil,
                Sentence = "is in hand: attempt 2 is dispatched",
                Next = "nothing",
                Claim = Claim,
            },
            Backing,
        ],
        []
    );

    [Fact]
    public void Explain_says_a_sentence_and_a_next_action_for_each_bead() =>
        Printed(Report() with { Explain = Explained })
            .Out.ShouldBe(
                """
                code-1 waits: another bead blocks it — blocked by code-7 [blocked_by]; code-7 is open: "Paint"; since 2026-11-17T12:00:00Z (3d ago)
                  next: close it
                code-2 is in hand: attempt 2 is dispatched; since 2026-11-20T11:48:00Z (12m ago); job j7; last sign of life 3m ago; the agent says running; kept until 2026-11-20T13:48:00Z (in 1h) if nothing changes
                  next: nothing
                code-9 waits: it was refused a short while ago — provider weather, 1 of 2; not before 2026-11-20T12:01:00Z [backoff]; since 2026-11-20T11:59:00Z (1m ago); until 2026-11-20T12:01:00Z (in 1m)
                  next: wait

                """
            );

    [Fact]
    public void Explain_is_this_document() =>
        Json(Report() with { Explain = Explained with { Beads = [Explained.Beads[0]] } })
            .ShouldBe(
                """{"schema":1,"command":"x","exit_code":0,"dry_run":false,"explain":{"now":"2026-11-20T12:00:00Z","beads":[{"bead_id":"code-1","standing":"waits","reason":"blocked_by","outcome":null,"since":"2026-11-17T12:00:00Z","until":null,"before":null,"sentence":"waits: another bead blocks it \u2014 blocked by code-7","next":"close it","blocker":{"bead_id":"code-7","status":"open","title":"Paint"},"claim":null}],"warnings":[]}}"""
            );

    [Theory]
    [InlineData(SweepVerdict.Reaped, "the next sweep blocks it — silent")]
    [InlineData(SweepVerdict.PutBack, "the next sweep puts it back — silent")]
    [InlineData(SweepVerdict.Settled, "the next sweep settles it — silent")]
    [InlineData(SweepVerdict.HeldBack, "held back from the next sweep by its cap or fuse — silent")]
    public void A_claim_that_is_due_says_what_comes(SweepVerdict verdict, string words)
    {
        var due = Claim with { Verdict = verdict, Detail = "silent", KeptUntil = null, LastSignOfLife = null };

        ClaimText.Of(due with { JobId = null, JobState = null }, Now).ShouldBe($"no usable stamp; {words}");
    }

    [Fact]
    public void Status_is_this_page()
    {
        var (output, error) = Printed(Report() with { Status = Full });

        output.ShouldBe(
            """
            at         2026-11-20T12:00:00Z
            waiting    3: 1 no_acceptance (3h), 1 service_busy
            goes next  code-8
            hold       until 2026-11-20T12:03:00Z (in 3m), since 2026-11-20T11:48:00Z (12m ago), HTTP 502
            last done  code-3 attempt 1: stale, 2026-11-20T11:55:00Z (5m ago)

            IN FLIGHT  ATTEMPT  STATE       JOB  AGE  LAST SIGN  SAYS
            code-2     2        dispatched  j7   12m  3m ago     running

            BACKING OFF  UNTIL                         WHY
            code-9       2026-11-20T12:01:00Z (in 1m)  provider weather, 1 of 2; not befor…

            BLOCKED BY US  SINCE   WHY
            code-3         5m ago  was blocked by us: stale — no progress for 42m

            needs attention: 1 bead was blocked by us: look

            """
        );
        error.ShouldBe("warning: careful\n");
    }

    [Fact]
    public void Status_is_this_document() =>
        Json(Report() with { Status = Full with { BackingOff = [], Blocked = [] } })
            .ShouldBe(
                """{"schema":1,"command":"x","exit_code":0,"dry_run":false,"status":{"now":"2026-11-20T12:00:00Z","troubles":[{"trouble":"beads_blocked","sentence":"1 bead was blocked by us: look"}],"waiting":3,"reasons":[{"reason":"no_acceptance","count":1,"oldest_since":"2026-11-20T09:00:00Z"},{"reason":"service_busy","count":1,"oldest_since":null}],"goes_next":["code-8"],"in_flight":[{"bead_id":"code-2","attempt":2,"state":"dispatched","job_id":"j7","claimed_at":"2026-11-20T11:48:00Z","last_sign_of_life":"2026-11-20T11:57:00Z","job_state":"running","verdict":"keep","detail":"last sign of life 3m ago","kept_until":"2026-11-20T13:48:00Z"}],"backing_off":[],"held":[{"name":"hold","reason":"HTTP 502","since":"2026-11-20T11:48:00Z","until":"2026-11-20T12:03:00Z"}],"blocked":[],"last_done":{"bead_id":"code-3","attempt":1,"state":"settled","claimed_at":"2026-11-20T11:10:00Z","posted_at":"2026-11-20T11:10:01Z","answered_at":"2026-11-20T11:10:03Z","answer":"accepted","job_id":"j3","settled_at":"2026-11-20T11:55:00Z","outcome":"stale","counted":false,"status_left":"blocked","not_before":null,"reason":"no progress for 42m","agent":"beadboard","worker":"host/1"},"warnings":["careful"]}}"""
            );

    [Fact]
    public void An_idle_status_is_short_and_well()
    {
        var idle = new StatusReport
        {
            Now = Now,
            Troubles = [],
            Waiting = 0,
            Reasons = [],
            GoesNext = [],
            InFlight = [],
            BackingOff = [],
            Held = [],
            Blocked = [],
        };

        Printed(Report() with { Status = idle })
            .Out.ShouldBe(
                """
                at         2026-11-20T12:00:00Z
                waiting    none
                goes next  none
                last done  nothing yet

                all is well

                """
            );
    }

    [Fact]
    public void History_is_a_timeline() =>
        Printed(Report() with { History = new HistoryReport(Now, "code-3", "blocked", [Attempt]) })
            .Out.ShouldBe(
                """
                code-3 is blocked
                BEAD    ATTEMPT  CLAIMED               POSTED  ANSWERED  SETTLED  END    COUNTED  JOB  REASON
                code-3  1        2026-11-20T11:10:00Z  +1s     +3s       +45m     stale  no       j3   no progress for 42m

                """
            );

    [Fact]
    public void What_runs_cost_is_a_column_where_one_of_them_told_it() =>
        Printed(
            Report() with
            {
                History = new HistoryReport(
                    Now,
                    "code-3",
                    "blocked",
                    [Attempt, Attempt with { Attempt = 2, CostUsd = 0.4217m, Turns = 12 }]
                ),
            }
        )
            .Out.ShouldBe(
                """
                code-3 is blocked
                BEAD    ATTEMPT  CLAIMED               POSTED  ANSWERED  SETTLED  END    COUNTED  JOB  COST     REASON
                code-3  1        2026-11-20T11:10:00Z  +1s     +3s       +45m     stale  no       j3   -        no progress for 42m
                code-3  2        2026-11-20T11:10:00Z  +1s     +3s       +45m     stale  no       j3   $0.4217  no progress for 42m

                """
            );

    [Theory]
    [InlineData(null, null, "no attempt is on record\n")]
    [InlineData("a", "open", "no attempt of a is on record\n")]
    [InlineData("a", null, "a is not there, and no attempt of it is on record\n")]
    public void No_history_says_so(string? id, string? status, string said) =>
        Printed(Report() with { History = new HistoryReport(Now, id, status, []) }).Out.ShouldBe(said);

    [Fact]
    public void No_line_is_wider_than_it_may_be_and_text_of_others_cannot_move_the_cursor()
    {
        var evil = string.Concat(Enumerable.Repeat(Evil, 30));
        var answer = Backing with { BeadId = evil, Sentence = evil, Detail = evil, Next = evil };
        var status = Full with
        {
            GoesNext = [evil],
            InFlight = [Claim with { BeadId = evil, JobId = evil, Detail = evil }],
            BackingOff = [answer],
            Blocked = [answer],
            Held = [new StateReport("pause:" + evil, evil, null, null)],
            LastDone = Attempt with { BeadId = evil },
            Troubles = [],
        };
        var page = Printed(Report() with { Status = status }).Out;
        page.Split('\n').ShouldAllBe(line => line.Length <= 100);
        var blocker = new BlockerReport(evil, evil, evil);
        var explained = new ExplainReport(
            Now,
            [answer with { Blocker = blocker, Claim = Claim with { JobId = evil } }],
            [evil]
        );
        var history = new HistoryReport(Now, evil, evil, [Attempt with { BeadId = evil, JobId = evil, Reason = evil }]);
        var (output, error) = Printed(Report() with { Explain = explained, History = history });
        (page + output + error).ShouldNotContain('\u001b');
        (output + error).Split('\n').ShouldAllBe(line => !line.StartsWith("all is well"));
    }

    [Theory]
    [InlineData(0, "now")]
    [InlineData(-59, "59s ago")]
    [InlineData(-60, "1m ago")]
    [InlineData(-3599, "59m ago")]
    [InlineData(-3600, "1h ago")]
    [InlineData(-172_799, "47h ago")]
    [InlineData(-172_800, "2d ago")]
    [InlineData(90, "in 1m")]
    public void Ages_are_told_in_their_largest_unit(int seconds, string said) =>
        Ago.Of(Now.AddSeconds(seconds), Now).ShouldBe(said);

    private static CommandReport Report() => new() { Command = "x", ExitCode = ExitCode.Done };

    private static string Json(CommandReport report) =>
        JsonSerializer.Serialize(report, ReportJson.Default.CommandReport);

    private static (string Out, string Error) Printed(CommandReport report)
    {
        using var home = new TemporaryHome();
        new ReportText(new TextOutput(home.ProcessEnvironment), new BeadsOptions()).Write(report);
        return (home.Out.ToString(), home.Error.ToString());
    }
}
