namespace BeadsAutomation.Tests.Dispatching.Gates;

public sealed class OwnGatesTests
{
    [Fact]
    public void A_ready_bead_that_was_never_attempted_is_a_candidate() =>
        Given.FirstClosed(Given.Waiting(), null).ShouldBeNull();

    [Theory]
    [InlineData(true, true, true, true, ReasonCode.InFlight)]
    [InlineData(false, true, true, true, ReasonCode.BlockedBy)]
    [InlineData(false, false, true, true, ReasonCode.AttemptsExhausted)]
    [InlineData(false, false, false, true, ReasonCode.Backoff)]
    [InlineData(false, false, false, false, null)]
    public void Of_several_closed_gates_the_first_is_named(
        bool inFlight,
        bool blocked,
        bool atCap,
        bool backoff,
        ReasonCode? reason
    )
    {
        var attempts = Given.Rejected(atCap ? 5 : 1);
        attempts[^1] = attempts[^1] with { NotBefore = backoff ? Given.Now.AddMinutes(1) : null };
        var history = Given.History(
            Given.Bead(BeadStatus.Open),
            inFlight ? [.. attempts, Given.Attempt(AttemptState.Dispatched, number: 6)] : attempts
        );
        var waiting = Given.Waiting(readiness: Given.Ready with { BlockedBy = blocked ? "bd-9" : null });

        var skip = Given.FirstClosed(waiting, history);

        (skip?.Reason).ShouldBe(reason);
    }

    [Theory]
    [InlineData(AttemptState.Claimed)]
    [InlineData(AttemptState.Posting)]
    [InlineData(AttemptState.Refused)]
    [InlineData(AttemptState.Dispatched)]
    [InlineData(AttemptState.Unknown)]
    public void An_open_bead_with_an_unsettled_attempt_is_in_flight(AttemptState state) =>
        Reason(Given.Attempt(state)).ShouldBe(ReasonCode.InFlight);

    [Fact]
    public void A_state_of_a_later_version_is_in_flight_too() =>
        Reason(Given.Attempt() with { StateWord = "verifying" }).ShouldBe(ReasonCode.InFlight);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, ReasonCode.Backoff)]
    public void A_backoff_ends_at_its_second(int secondsAhead, ReasonCode? reason) =>
        Reason(Given.Rejected(1)[0] with { NotBefore = Given.Now.AddSeconds(secondsAhead) }).ShouldBe(reason);

    [Theory]
    [InlineData(4, 5, null)]
    [InlineData(5, 5, ReasonCode.AttemptsExhausted)]
    [InlineData(6, 5, ReasonCode.AttemptsExhausted)]
    [InlineData(0, 1, null)]
    [InlineData(1, 1, ReasonCode.AttemptsExhausted)]
    public void The_cap_is_reached_at_its_number(int counted, int cap, ReasonCode? reason)
    {
        var history = Given.History(Given.Bead(BeadStatus.Open), Given.Rejected(counted));
        var options = Given.Options with { MaxAttempts = cap };

        (Given.FirstClosed(Given.Waiting(), history, options)?.Reason).ShouldBe(reason);
    }

    [Theory]
    [InlineData(BeadStatus.Blocked)]
    [InlineData(BeadStatus.Closed)]
    [InlineData(AttemptCount.Rearmed)]
    public void A_bead_that_a_human_opened_again_has_neither_cap_nor_backoff(string left)
    {
        var attempts = Given.Rejected(5);
        attempts[^1] = attempts[^1] with { StatusLeft = left, NotBefore = Given.Now.AddHours(1) };

        Reason(attempts).ShouldBeNull();
    }

    [Theory]
    [InlineData(ReasonCode.BlockedBy, "blocked by bd-9")]
    [InlineData(ReasonCode.NotWorkType, "type gate")]
    public void The_detail_names_what_stands_in_the_way(ReasonCode reason, string detail)
    {
        var readiness =
            reason == ReasonCode.BlockedBy
                ? Given.Ready with
                {
                    BlockedBy = "bd-9",
                }
                : Given.Ready with
                {
                    IssueType = "gate",
                };

        Given.FirstClosed(Given.Waiting(readiness: readiness), null).ShouldBe(new Skip(reason, detail));
    }

    [Fact]
    public void Every_waiting_bead_is_either_a_candidate_or_has_one_reason()
    {
        WaitingBead[] waiting =
        [
            Given.Waiting("good"),
            Given.Waiting("blank", readiness: Given.Ready with { HasAcceptance = false }),
            Given.Waiting("flying"),
            Given.Waiting("spent"),
            Given.Waiting("later", readiness: Given.Ready with { Deferred = true, Pinned = true }),
        ];
        BeadHistory[] histories =
        [
            Given.History(
                Given.Bead(BeadStatus.Open, id: "flying"),
                Given.Attempt(AttemptState.Dispatched, id: "flying")
            ),
            Given.History(Given.Bead(BeadStatus.Open, id: "spent"), Given.Rejected(5, "spent")),
        ];

        var plan = Plan.Of(new QueueSnapshot(Given.Now, waiting, histories), Given.Options);

        plan.Candidates.Select(c => c.Waiting.Bead.Id).ShouldBe(["good"]);
        plan.Decisions.Select(d => (d.BeadId, d.Reason.Word()))
            .ShouldBe([
                ("blank", "no_acceptance"),
                ("flying", "in_flight"),
                ("spent", "attempts_exhausted"),
                ("later", "pinned"),
            ]);
    }

    [Theory]
    [InlineData(BeadStatus.InProgress, AttemptState.Dispatched, 1)]
    [InlineData(BeadStatus.Open, AttemptState.Unknown, 1)]
    [InlineData(BeadStatus.Blocked, AttemptState.Dispatched, 1)]
    [InlineData(BeadStatus.InProgress, AttemptState.Posting, 1)]
    [InlineData(BeadStatus.Closed, AttemptState.Dispatched, 0)]
    [InlineData(BeadStatus.InProgress, AttemptState.Settled, 0)]
    public void In_flight_are_unsettled_attempts_of_beads_that_are_not_closed(
        string status,
        AttemptState state,
        int inFlight
    ) =>
        Plan.Of(
                new QueueSnapshot(Given.Now, [], [Given.History(Given.Bead(status), Given.Attempt(state))]),
                Given.Options
            )
            .InFlight.ShouldBe(inFlight);

    private static ReasonCode? Reason(params Attempt[] attempts) =>
        Given.FirstClosed(Given.Waiting(), Given.History(Given.Bead(BeadStatus.Open), attempts))?.Reason;
}
