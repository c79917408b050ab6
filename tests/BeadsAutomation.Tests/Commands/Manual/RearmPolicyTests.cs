namespace BeadsAutomation.Tests.Commands.Manual;

public sealed class RearmPolicyTests
{
    [Theory]
    [InlineData(null, "agent", "there is no such bead")]
    [InlineData(BeadStatus.Closed, "agent", "it is closed: run 'bd reopen' first")]
    [InlineData(BeadStatus.Closed, "bob", "it is closed: run 'bd reopen' first")]
    [InlineData(BeadStatus.Blocked, "bob", "it is not assigned to agent")]
    [InlineData(BeadStatus.Open, "", "it is not assigned to agent")]
    [InlineData(BeadStatus.Open, null, "it is not assigned to agent")]
    [InlineData("review", "agent", "its status is review: run 'bd update <id> -s open' first")]
    public void What_is_not_ours_to_arm_is_not_written(string? status, string? assignee, string sentence)
    {
        var decision = RearmPolicy.Decide(
            Given.History(status is null ? null : Given.Bead(status, assignee)),
            Given.Options
        );

        decision.Transition.ShouldBeNull();
        decision.Done.ShouldBeFalse();
        decision.Sentence.ShouldStartWith(sentence);
    }

    [Theory]
    [InlineData(BeadStatus.Blocked, BeadStatus.Open)]
    [InlineData(BeadStatus.InProgress, BeadStatus.Open)]
    [InlineData(BeadStatus.Open, null)]
    public void A_bead_with_settled_rows_is_opened_and_its_count_starts_anew(string status, string? written)
    {
        var history = Given.History(Given.Bead(status), Given.Rejected(5));

        var decision = RearmPolicy.Decide(history, Given.Options);

        var transition = decision.Transition.ShouldNotBeNull();
        transition.Status.ShouldBe(written);
        transition.Observed.ShouldBe(history.Bead);
        transition.ObservedLatest.ShouldBe(history.Latest);
        transition.Note.ShouldNotBeNull().ShouldStartWith("rearmed by beads-dispatcher: ");
        var amend = transition.Ledger.ShouldBeOfType<LedgerChange.Amend>();
        AttemptCount
            .Of([.. Given.Rejected(4), amend.Attempt with { StatusLeft = amend.StatusLeft }])
            .Counted.ShouldBe(0);
        decision.Done.ShouldBeTrue();
    }

    [Fact]
    public void An_open_bead_that_nothing_holds_back_is_armed_already()
    {
        foreach (
            var attempts in new Attempt[][] { [], [Given.Settled(AttemptOutcome.TakenBack, AttemptCount.Rearmed)] }
        )
        {
            var decision = RearmPolicy.Decide(Given.History(Given.Bead(BeadStatus.Open), attempts), Given.Options);

            decision.Transition.ShouldBeNull();
            decision.Done.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(AttemptState.Claimed, null, "; overrides attempt 1 (claimed)")]
    [InlineData(AttemptState.Refused, null, "; overrides attempt 1 (refused)")]
    [InlineData(AttemptState.Posting, null, "; overrides attempt 1 (posting); its agent may still be running")]
    [InlineData(AttemptState.Unknown, null, "; overrides attempt 1 (unknown); its agent may still be running")]
    [InlineData(
        AttemptState.Dispatched,
        "j7",
        "; overrides attempt 1 (dispatched, job j7); its agent may still be running"
    )]
    public void What_it_overrides_is_said(AttemptState state, string? job, string said)
    {
        var attempt = Given.Attempt(state) with { JobId = job };

        foreach (var status in new[] { BeadStatus.InProgress, BeadStatus.Open, BeadStatus.Blocked })
        {
            var decision = RearmPolicy.Decide(Given.History(Given.Bead(status), attempt), Given.Options);

            decision.Sentence.ShouldBe($"armed again: attempts start anew{said}");
            decision.Transition!.Note.ShouldBe($"rearmed by beads-dispatcher: attempts start anew{said}");
            var settle = decision.Transition.Ledger.ShouldBeOfType<LedgerChange.Settle>();
            (settle.Outcome, settle.StatusLeft, settle.Counted).ShouldBe(
                (AttemptOutcome.TakenBack, AttemptCount.Rearmed, false)
            );
        }
    }

    [Fact]
    public void That_somebody_may_work_on_a_bead_in_progress_is_said_where_no_attempt_explains_it()
    {
        foreach (var attempts in new[] { [], Given.Rejected(1) })
        {
            RearmPolicy
                .Decide(Given.History(Given.Bead(), attempts), Given.Options)
                .Sentence.ShouldEndWith(
                    "; it was in progress without an attempt of ours: somebody may still be working on it"
                );
        }
    }

    [Fact]
    public void A_bead_that_was_never_attempted_is_opened_without_a_row()
    {
        var transition = RearmPolicy
            .Decide(Given.History(Given.Bead(BeadStatus.Blocked)), Given.Options)
            .Transition.ShouldNotBeNull();

        transition.Status.ShouldBe(BeadStatus.Open);
        transition.Ledger.ShouldBeOfType<LedgerChange.None>();
    }
}
