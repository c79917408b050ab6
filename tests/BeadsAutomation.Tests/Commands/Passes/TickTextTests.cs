using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Passes;

public sealed class TickTextTests
{
    private static readonly DateTime Until = new(2026, 11, 20, 12, 4, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData(TickOutcome.Idle, "", "no eligible beads (assignee=agent, status=open, has acceptance_criteria)\n", "")]
    [InlineData(TickOutcome.Busy, "", "claude-agent-service is busy — skipping tick\n", "")]
    [InlineData(TickOutcome.Busy, "0 of 3 free", "claude-agent-service is busy — skipping tick — 0 of 3 free\n", "")]
    [InlineData(TickOutcome.Held, "", "held until 2026-11-20T12:04:00Z — skipping tick\n", "")]
    [InlineData(TickOutcome.Paused, "until it is resumed: a", "paused — skipping tick — until it is resumed: a\n", "")]
    [InlineData(TickOutcome.Saturated, "10 of 10", "as much is in flight as may be — skipping tick — 10 of 10\n", "")]
    [InlineData(
        TickOutcome.Unreachable,
        "http://b: refused",
        "",
        "agent service unreachable — skipping tick — http://b: refused\n"
    )]
    [InlineData(TickOutcome.OutOfTime, "", "", "warning: the tick's time was up before its work was done\n")]
    [InlineData(TickOutcome.BudgetExhausted, "", "the day's budget is used — skipping tick\n", "")]
    [InlineData(TickOutcome.Interrupted, "", "stopped: no new bead is taken\n", "")]
    public void An_end_of_a_tick_has_its_sentence(TickOutcome outcome, string detail, string output, string error)
    {
        var tick = Tick(outcome) with { Detail = detail, HoldUntil = outcome == TickOutcome.Held ? Until : null };
        Printed(tick).ShouldBe((output, error));
    }

    [Theory]
    [InlineData(DispatchResult.Dispatched, "job-7", 200, "", "dispatched bd-1 as job job-7\n", "")]
    [InlineData(DispatchResult.Dispatched, null, 200, "", "dispatched bd-1 as job unknown\n", "")]
    [InlineData(
        DispatchResult.Refused,
        null,
        502,
        "Queue full",
        "",
        "dispatch FAILED for bd-1: HTTP 502 — Queue full\n"
    )]
    [InlineData(
        DispatchResult.Refused,
        null,
        null,
        "connection refused",
        "",
        "dispatch FAILED for bd-1: no HTTP answer — connection refused\n"
    )]
    [InlineData(
        DispatchResult.Unknown,
        null,
        504,
        "gateway",
        "",
        "dispatch UNKNOWN for bd-1: HTTP 504 — gateway; the claim is kept and never sent again\n"
    )]
    [InlineData(DispatchResult.Lost, null, null, "", "lost bd-1: somebody else changed it first\n", "")]
    [InlineData(
        DispatchResult.Released,
        null,
        null,
        "blocked_by",
        "released bd-1: nothing was sent — blocked_by\n",
        ""
    )]
    [InlineData(DispatchResult.TakenBack, null, null, "", "taken back bd-1: nothing was sent\n", "")]
    public void A_claim_has_its_sentences(
        DispatchResult result,
        string? job,
        int? status,
        string detail,
        string output,
        string error
    )
    {
        var dispatch = new DispatchReport("bd-1", 2, "9f1c2b7e", result, job, status, detail);
        var tick = Tick(TickOutcome.Dispatched) with { Dispatches = [dispatch] };
        Printed(tick).ShouldBe(("picked bead: bd-1\n" + output, error));
    }

    [Theory]
    [InlineData(TickOutcome.Busy, "the agent is busy — skipping tick — why\n", "")]
    [InlineData(TickOutcome.Unreachable, "", "agent unreachable — skipping tick — why\n")]
    public void Of_a_local_command_no_sentence_speaks_of_a_service(TickOutcome outcome, string output, string error) =>
        Printed(Tick(outcome) with { Detail = "why" }, agent: "command").ShouldBe((output, error));

    [Theory]
    [InlineData(DispatchResult.Refused, "dispatch FAILED for bd-1 — why\n")]
    [InlineData(DispatchResult.Unknown, "dispatch UNKNOWN for bd-1 — why; the claim is kept and never sent again\n")]
    public void Of_a_local_command_no_sentence_speaks_of_HTTP(DispatchResult result, string error)
    {
        var dispatch = new DispatchReport("bd-1", 2, "9f1c2b7e", result, null, null, "why");

        Printed(Tick(TickOutcome.Dispatched) with { Dispatches = [dispatch] }, agent: "command")
            .ShouldBe(("picked bead: bd-1\n", error));
    }

    [Fact]
    public void A_tick_tells_what_it_put_back_the_hold_and_a_histogram_of_reasons()
    {
        var tick = Tick(TickOutcome.Refused) with
        {
            Warnings = ["schema 54: agents must run bd as agent"],
            PutBack = [new PutBackReport("bd-0", AttemptOutcome.Released, "HTTP 502")],
            Decisions =
            [
                new BeadDecision("bd-2", ReasonCode.BlockedBy, "bd-9"),
                new BeadDecision("bd-3", ReasonCode.NoAcceptance, ""),
                new BeadDecision("bd-4", ReasonCode.BlockedBy, "bd-9"),
            ],
            HoldUntil = Until,
        };
        Printed(tick)
            .ShouldBe(
                (
                    """
                    put back bd-0: released — HTTP 502
                    not sent: 2 blocked_by, 1 no_acceptance
                    hold: nobody claims before 2026-11-20T12:04:00Z

                    """,
                    "warning: schema 54: agents must run bd as agent\n"
                )
            );
    }

    [Fact]
    public void A_dry_run_tells_what_would_be_done_and_what_to_do_about_the_rest()
    {
        var tick = Tick(TickOutcome.Planned) with
        {
            PutBack = [new PutBackReport("bd-0", AttemptOutcome.Rejected, "")],
            Dispatches = [new DispatchReport("bd-1", 2, null, DispatchResult.Planned, null, null, "")],
            Decisions = [new BeadDecision("bd-3", ReasonCode.BlockedBy, "bd-9")],
        };
        Printed(tick, dryRun: true)
            .Out.ShouldBe(
                """
                dry run: nothing is written or sent
                would put back bd-0: rejected
                picked bead: bd-1
                would claim bd-1 and send it as attempt 2 of 5
                not sent: 1 blocked_by
                  bd-3: blocked_by — bd-9; next: close the bead that blocks it, or remove the dependency

                """
            );
    }

    [Fact]
    public void Text_of_others_cannot_move_the_cursor()
    {
        var evil = "bd-1\u001b[2J\nREAPED all";
        var dispatch = new DispatchReport(evil, 1, "x", DispatchResult.Refused, evil, 400, evil);
        var tick = Tick(TickOutcome.Refused) with
        {
            Detail = evil,
            Dispatches = [dispatch, dispatch with { Result = DispatchResult.Dispatched }],
            Decisions = [new BeadDecision(evil, ReasonCode.Backoff, evil)],
            PutBack = [new PutBackReport(evil, AttemptOutcome.Released, evil)],
            Warnings = [evil],
        };
        var (output, error) = Printed(tick, dryRun: true);
        (output + error).ShouldNotContain('\u001b');
        (output + error).Split('\n').ShouldAllBe(line => !line.StartsWith("REAPED"));
    }

    private static TickReport Tick(TickOutcome outcome) => new() { ExitCode = ExitCode.Done, Outcome = outcome };

    private static (string Out, string Error) Printed(TickReport tick, bool dryRun = false, string agent = "beadboard")
    {
        using var home = new TemporaryHome();
        var report = new CommandReport
        {
            Command = "tick",
            ExitCode = tick.ExitCode,
            DryRun = dryRun,
            Tick = tick,
        };
        new ReportText(new TextOutput(home.ProcessEnvironment), new BeadsOptions { Agent = agent }).Write(report);
        return (home.Out.ToString(), home.Error.ToString());
    }
}
