namespace BeadsAutomation.Tests.Commands.Manual;

public sealed class CancelPolicyTests
{
    [Theory]
    [InlineData(AttemptState.Claimed, null, "; it was not sent")]
    [InlineData(AttemptState.Refused, null, "; it was not sent")]
    [InlineData(AttemptState.Posting, null, "; its agent may go on, and what it does to the bead is kept")]
    [InlineData(AttemptState.Unknown, null, "; its agent may go on, and what it does to the bead is kept")]
    [InlineData(AttemptState.Dispatched, "j7", "; its agent (job j7) may go on, and what it does to the bead is kept")]
    public void A_claim_in_hand_is_settled_and_its_bead_blocked(AttemptState state, string? job, string going)
    {
        foreach (var status in new[] { BeadStatus.InProgress, BeadStatus.Open })
        {
            var history = Given.History(Given.Bead(status), Given.Attempt(state) with { JobId = job });

            var decision = CancelPolicy.Decide(history, Given.Options);

            var transition = decision.Transition.ShouldNotBeNull();
            transition.Status.ShouldBe(BeadStatus.Blocked);
            transition.Observed.ShouldBe(history.Bead);
            transition.ObservedLatest.ShouldBe(history.Latest);
            transition.Note.ShouldBe(
                $"cancelled by beads-dispatcher: blocked{going}; re-open it to try again attempt=1 claim=00000001"
            );
            var settle = transition.Ledger.ShouldBeOfType<LedgerChange.Settle>();
            (settle.Outcome, settle.StatusLeft, settle.Counted).ShouldBe(
                (AttemptOutcome.TakenBack, BeadStatus.Blocked, false)
            );
            (decision.ExitCode, decision.Sentence).ShouldBe(
                (
                    ExitCode.Done,
                    $"attempt 1 is cancelled and the bead blocked{going}; 'bd update <id> -s open' has it tried again"
                )
            );
        }
    }

    [Theory]
    [InlineData(BeadStatus.Closed, "agent", AttemptOutcome.AgentClosed)]
    [InlineData(BeadStatus.Blocked, "agent", AttemptOutcome.AgentBlocked)]
    [InlineData(BeadStatus.InProgress, "bob", AttemptOutcome.TakenBack)]
    [InlineData(null, null, AttemptOutcome.BeadGone)]
    public void A_bead_that_others_ended_or_took_is_not_written(
        string? status,
        string? assignee,
        AttemptOutcome outcome
    )
    {
        var history = Given.History(
            status is null ? null : Given.Bead(status, assignee),
            Given.Attempt(AttemptState.Dispatched)
        );

        var decision = CancelPolicy.Decide(history, Given.Options);

        decision.Transition.ShouldNotBeNull().WritesBead.ShouldBeFalse();
        decision.Transition.Ledger.ShouldBeOfType<LedgerChange.Settle>().Outcome.ShouldBe(outcome);
        decision.Sentence.ShouldContain($"the bead stays as others left it: {status ?? "gone"}");
    }

    [Theory]
    [InlineData(null, ExitCode.Attention, "there is no such bead")]
    [InlineData(
        BeadStatus.InProgress,
        ExitCode.Done,
        "no attempt of ours is in hand: somebody else put it in progress"
    )]
    [InlineData(BeadStatus.Open, ExitCode.Done, "no attempt of ours is in hand: nothing to cancel")]
    [InlineData(BeadStatus.Blocked, ExitCode.Done, "no attempt of ours is in hand: nothing to cancel")]
    [InlineData(BeadStatus.Closed, ExitCode.Done, "no attempt of ours is in hand: nothing to cancel")]
    public void Where_nothing_is_in_hand_nothing_is_written(string? status, ExitCode exitCode, string sentence)
    {
        var decision = CancelPolicy.Decide(
            Given.History(status is null ? null : Given.Bead(status), status is null ? [] : Given.Rejected(1)),
            Given.Options
        );

        decision.Transition.ShouldBeNull();
        decision.ExitCode.ShouldBe(exitCode);
        decision.Sentence.ShouldStartWith(sentence);
    }
}
