using static BeadsAutomation.Tests.Ledger.PutBacks;

namespace BeadsAutomation.Tests.Ledger;

public sealed class PutBackTests
{
    /// <summary>Whatever the cause, a bead that is not as our claim left it belongs to somebody else.</summary>
    [Theory]
    [InlineData(BeadStatus.Open, "agent", AttemptOutcome.TakenBack, AttemptCount.Rearmed)]
    [InlineData(BeadStatus.Open, "", AttemptOutcome.TakenBack, AttemptCount.Rearmed)]
    [InlineData(BeadStatus.Open, "bob", AttemptOutcome.TakenBack, AttemptCount.Rearmed)]
    [InlineData(BeadStatus.Closed, "agent", AttemptOutcome.AgentClosed, BeadStatus.Closed)]
    [InlineData(BeadStatus.Closed, "", AttemptOutcome.AgentClosed, BeadStatus.Closed)]
    [InlineData(BeadStatus.Blocked, "agent", AttemptOutcome.AgentBlocked, BeadStatus.Blocked)]
    [InlineData("review", "agent", AttemptOutcome.TakenBack, "review")]
    [InlineData(BeadStatus.InProgress, "bob", AttemptOutcome.TakenBack, BeadStatus.InProgress)]
    [InlineData(BeadStatus.InProgress, "Agent", AttemptOutcome.TakenBack, BeadStatus.InProgress)]
    [InlineData(BeadStatus.InProgress, "agent ", AttemptOutcome.TakenBack, BeadStatus.InProgress)]
    public void A_bead_that_somebody_else_changed_is_not_written(
        string status,
        string assignee,
        AttemptOutcome outcome,
        string left
    )
    {
        foreach (var cause in AllCauses)
        {
            var transition = Decide(Given.Bead(status, assignee), cause);

            transition.WritesBead.ShouldBeFalse(cause);
            Settle(transition).ShouldBe((outcome, left, false, null), cause);
        }
    }

    [Fact]
    public void A_deleted_bead_only_has_its_row_settled()
    {
        var transition = Decide(null, "ghost");

        transition.WritesBead.ShouldBeFalse();
        transition.Observed.ShouldBeNull();
        Settle(transition).ShouldBe((AttemptOutcome.BeadGone, null, false, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_un_assignment_that_merged_with_the_claim_gets_its_status_back(string? assignee)
    {
        var transition = Decide(Given.Bead(assignee: assignee), "ghost");

        transition.Status.ShouldBe(BeadStatus.Open);
        transition.Note.ShouldNotBeNull().ShouldStartWith("released: un-assigned");
        Settle(transition).ShouldBe((AttemptOutcome.TakenBack, BeadStatus.Open, false, null));
    }

    [Fact]
    public void An_un_assignment_after_the_send_is_a_humans_and_stays()
    {
        var transition = Decide(Given.Bead(assignee: ""), "environment");

        transition.WritesBead.ShouldBeFalse();
        Settle(transition).ShouldBe((AttemptOutcome.TakenBack, BeadStatus.InProgress, false, null));
    }

    [Theory]
    [InlineData("ghost", AttemptOutcome.Ghost, BeadStatus.Open, true)]
    [InlineData("not ready", AttemptOutcome.Released, BeadStatus.Open, false)]
    [InlineData("environment", AttemptOutcome.Released, BeadStatus.Open, false)]
    [InlineData("auth", AttemptOutcome.Released, BeadStatus.Open, false)]
    [InlineData("busy", AttemptOutcome.Released, BeadStatus.Open, false)]
    [InlineData("not sent", AttemptOutcome.Released, BeadStatus.Open, false)]
    [InlineData("rejected", AttemptOutcome.Rejected, BeadStatus.Open, true)]
    [InlineData("for good", AttemptOutcome.Rejected, BeadStatus.Blocked, true)]
    public void Our_own_claim_is_undone(string cause, AttemptOutcome outcome, string left, bool counted)
    {
        var transition = Decide(Given.Bead(), cause);

        transition.Status.ShouldBe(left);
        transition.Observed.ShouldBe(Given.Bead());
        var settle = transition.Ledger.ShouldBeOfType<LedgerChange.Settle>();
        (settle.Outcome, settle.StatusLeft, settle.Counted).ShouldBe((outcome, left, counted));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 30)]
    [InlineData(4, null)]
    public void A_rejected_bead_waits_2_5_10_30_minutes_and_is_blocked_at_the_fifth(int before, int? minutes)
    {
        var transition = Decide(Given.Bead(), "rejected", Given.Rejected(before));

        transition.Status.ShouldBe(minutes is null ? BeadStatus.Blocked : BeadStatus.Open);
        Settle(transition).NotBefore.ShouldBe(minutes is { } m ? Given.Now.AddMinutes(m) : null);
    }

    [Fact]
    public void From_the_fourth_rejection_on_the_wait_is_30_minutes() =>
        Settle(Decide(Given.Bead(), "rejected", Given.Rejected(6), Given.Options with { MaxAttempts = 100 }))
            .NotBefore.ShouldBe(Given.Now.AddMinutes(30));

    [Theory]
    [InlineData("ghost")]
    [InlineData("environment")]
    [InlineData("not ready")]
    public void What_is_not_the_beads_fault_sets_no_backoff(string cause) =>
        Settle(Decide(Given.Bead(), cause, Given.Rejected(2))).NotBefore.ShouldBeNull();

    [Theory]
    [InlineData("ghost", 3, BeadStatus.Open)]
    [InlineData("ghost", 4, BeadStatus.Blocked)]
    [InlineData("environment", 4, BeadStatus.Open)]
    // The cap was lowered while the bead was claimed.
    [InlineData("environment", 5, BeadStatus.Blocked)]
    [InlineData("not ready", 5, BeadStatus.Blocked)]
    public void At_the_cap_any_put_back_blocks_the_bead(string cause, int before, string status)
    {
        var transition = Decide(Given.Bead(), cause, Given.Rejected(before));

        transition.Status.ShouldBe(status);
        if (status == BeadStatus.Blocked)
        {
            transition.Note.ShouldNotBeNull().ShouldStartWith("gave up after 5: ");
        }
    }

    [Fact]
    public void Even_after_a_quiet_release_a_bead_is_not_blocked_without_a_word()
    {
        var before = Given.Rejected(5).Append(Given.Settled(AttemptOutcome.Released, BeadStatus.Open, 6)).ToArray();

        Decide(Given.Bead(), "environment", before).Note.ShouldNotBeNull();
    }

    [Fact]
    public void A_re_arm_starts_the_count_anew()
    {
        var before = Given.Rejected(4);
        before[3] = before[3] with { StatusLeft = AttemptCount.Rearmed };

        var transition = Decide(Given.Bead(), "rejected", before);

        transition.Status.ShouldBe(BeadStatus.Open);
        Settle(transition).NotBefore.ShouldBe(Given.Now.AddMinutes(2));
    }
}
