using BeadsAutomation.Tests.Reaping;

namespace BeadsAutomation.Tests.Ledger;

/// <summary>What tells, and what does not.</summary>
public sealed class NoticesTests
{
    [Theory]
    [InlineData(AttemptOutcome.Stale, "blocked")]
    [InlineData(AttemptOutcome.HardCap, "blocked")]
    [InlineData(AttemptOutcome.JobFailed, "blocked")]
    [InlineData(AttemptOutcome.AgentLeftOpen, "blocked")]
    [InlineData(AttemptOutcome.AgentBlocked, "blocked")]
    [InlineData(AttemptOutcome.Rejected, "gave_up")]
    [InlineData(AttemptOutcome.Released, "gave_up")]
    [InlineData(AttemptOutcome.Ghost, "gave_up")]
    [InlineData(AttemptOutcome.TakenBack, "cancelled")]
    public void An_attempt_that_leaves_its_bead_blocked_tells(AttemptOutcome outcome, string kind)
    {
        var attempt = Given.Attempt(AttemptState.Dispatched, number: 3);

        var notice = Notices.Of(Settled(attempt, outcome, BeadStatus.Blocked)).ShouldNotBeNull();

        notice.ShouldBe(
            new Notice($"{kind}-{attempt.Key.Token}", kind)
            {
                BeadId = Given.Id,
                Attempt = 3,
                Outcome = outcome.Word(),
                Reason = "why",
            }
        );
    }

    [Theory]
    [InlineData(AttemptOutcome.Rejected, "open")]
    [InlineData(AttemptOutcome.Released, "open")]
    [InlineData(AttemptOutcome.Ghost, "open")]
    [InlineData(AttemptOutcome.AgentClosed, "closed")]
    [InlineData(AttemptOutcome.TakenBack, "rearmed")]
    [InlineData(AttemptOutcome.BeadGone, null)]
    public void Any_other_end_tells_nothing(AttemptOutcome outcome, string? left) =>
        Notices.Of(Settled(Given.Attempt(), outcome, left)).ShouldBeNull();

    [Fact]
    public void A_claim_a_note_and_a_rearming_tell_nothing()
    {
        var attempt = Given.Attempt();
        LedgerChange[] quiet =
        [
            new LedgerChange.Claim(attempt.Key, "beadboard", "host/1"),
            new LedgerChange.Touch(attempt),
            new LedgerChange.Amend(attempt, AttemptCount.Rearmed),
            new LedgerChange.None(),
        ];
        quiet.Select(change => Notices.Of(With(change))).ShouldAllBe(notice => notice == null);
    }

    [Fact]
    public void A_silent_bead_a_bead_at_its_cap_and_one_given_up_by_hand_tell_once_each()
    {
        var silent = Judged.Decide(Judged.Claimed(AttemptState.Dispatched, "31:00", job: "j1"));
        Notices.Of(silent.Transition!)!.Kind.ShouldBe("blocked");
        var shell = Judged.Decide(Given.History(Given.Bead(updatedAt: Given.Ago("31:00"))));
        Notices.Of(shell.Transition!)!.Reason.ShouldBe("no progress for 31m");
        var capped = Judged.Decide(Given.History(Given.Bead(BeadStatus.Open), Given.Rejected(5)));
        Notices.Of(capped.Transition!)!.Kind.ShouldBe("gave_up");
        var given = GiveUpPolicy.Decide(
            Judged.Claimed(AttemptState.Unknown, "5:00"),
            JobEvidence.None,
            Given.Options,
            Judged.Token,
            Given.Now
        );
        Notices.Of(given.Transition!)!.Kind.ShouldBe("blocked");
        var cancelled = CancelPolicy.Decide(Judged.Claimed(AttemptState.Dispatched, "5:00", job: "j1"), Given.Options);
        Notices.Of(cancelled.Transition!)!.Kind.ShouldBe("cancelled");
    }

    [Fact]
    public void Where_nobody_is_to_be_told_nothing_is_announced()
    {
        var announcer = new Announcer(new BeadsOptions(), new Entropy());
        var transition = Settled(Given.Attempt(), AttemptOutcome.Stale, BeadStatus.Blocked);

        announcer.Announce(transition).ShouldBeSameAs(transition);
        announcer.Announce(NoticeKind.Paused, "so").ShouldBeNull();
        announcer.TakeTold().ShouldBeEmpty();
    }

    private static BeadTransition Settled(Attempt attempt, AttemptOutcome outcome, string? left) =>
        With(new LedgerChange.Settle(attempt, outcome, left) { Reason = "why" });

    private static BeadTransition With(LedgerChange change) =>
        new()
        {
            BeadId = Given.Id,
            Observed = Given.Bead(),
            ObservedLatest = null,
            Ledger = change,
        };
}
