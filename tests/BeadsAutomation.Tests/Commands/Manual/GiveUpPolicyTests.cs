namespace BeadsAutomation.Tests.Commands.Manual;

public sealed class GiveUpPolicyTests
{
    [Theory]
    [InlineData(JobState.Running, "running")]
    [InlineData(JobState.Queued, "queued")]
    public void A_job_that_lives_is_not_given_up(JobState state, string word)
    {
        var decision = Decide(Given.Bead(), new JobEvidence(true, new JobReport(state, null, "")), Sent());

        (decision.Transition, decision.ExitCode).ShouldBe((null, ExitCode.Attention));
        decision.Sentence.ShouldStartWith($"the agent service says that its job is {word}: wait, or run");
    }

    [Fact]
    public void A_job_that_could_not_be_asked_for_is_not_given_up()
    {
        var decision = Decide(Given.Bead(), JobEvidence.NotReached, Sent());

        (decision.Transition, decision.ExitCode).ShouldBe((null, ExitCode.Attention));
    }

    [Theory]
    [InlineData(JobState.CannotTell, AttemptOutcome.Stale)]
    [InlineData(JobState.Completed, AttemptOutcome.AgentLeftOpen)]
    [InlineData(JobState.TimedOut, AttemptOutcome.JobTimeout)]
    [InlineData(JobState.Lost, AttemptOutcome.JobLost)]
    public void A_claim_of_a_moment_ago_is_given_up_with_what_the_service_said(JobState state, AttemptOutcome outcome)
    {
        foreach (var status in new[] { BeadStatus.InProgress, BeadStatus.Open })
        {
            var decision = Decide(
                Given.Bead(status, updatedAt: Given.Now),
                new JobEvidence(true, new JobReport(state, null, "")),
                Sent()
            );

            decision.Transition.ShouldNotBeNull().Status.ShouldBe(BeadStatus.Blocked);
            decision.Transition.Ledger.ShouldBeOfType<LedgerChange.Settle>().Outcome.ShouldBe(outcome);
            decision.Sentence.ShouldBe($"given up as {outcome.Word()}: the bead is blocked");
        }
    }

    [Fact]
    public void Its_note_names_who_gave_it_up() =>
        Decide(Given.Bead(), JobEvidence.None, Sent())
            .Transition!.Note.ShouldBe(
                "reaper: given up by beads-dispatcher — blocking outcome=stale attempt=1 claim=00000001 job=j7"
            );

    [Theory]
    [InlineData(AttemptState.Claimed, AttemptOutcome.Ghost, BeadStatus.Open)]
    [InlineData(AttemptState.Refused, AttemptOutcome.Released, BeadStatus.Open)]
    [InlineData(AttemptState.Posting, AttemptOutcome.Stale, BeadStatus.Blocked)]
    [InlineData(AttemptState.Unknown, AttemptOutcome.Stale, BeadStatus.Blocked)]
    public void What_was_surely_not_sent_is_put_back(AttemptState state, AttemptOutcome outcome, string status)
    {
        var decision = Decide(Given.Bead(), JobEvidence.None, Given.Attempt(state));

        decision.Transition.ShouldNotBeNull().Status.ShouldBe(status);
        decision.Transition.Ledger.ShouldBeOfType<LedgerChange.Settle>().Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void A_bead_in_progress_that_no_attempt_explains_gets_a_row_of_its_own()
    {
        var adopted = Decide(Given.Bead(), JobEvidence.None, Given.Rejected(1))
            .Transition!.Ledger.ShouldBeOfType<LedgerChange.SettleUnrecorded>();

        (adopted.Key.Number, adopted.Outcome, adopted.StatusLeft).ShouldBe(
            (2, AttemptOutcome.Stale, BeadStatus.Blocked)
        );
    }

    [Theory]
    [InlineData(BeadStatus.Closed)]
    [InlineData(BeadStatus.Blocked)]
    public void A_bead_that_others_ended_is_not_written(string status) =>
        Decide(Given.Bead(status), JobEvidence.None, Sent()).Transition!.WritesBead.ShouldBeFalse();

    [Theory]
    [InlineData(BeadStatus.Open, "agent")]
    [InlineData(BeadStatus.InProgress, "bob")]
    [InlineData(BeadStatus.Blocked, "agent")]
    public void Where_no_claim_is_in_hand_nothing_is_written(string status, string assignee)
    {
        var decision = Decide(Given.Bead(status, assignee), JobEvidence.None, Given.Rejected(1));

        (decision.Transition, decision.ExitCode).ShouldBe((null, ExitCode.Done));
    }

    [Fact]
    public void A_bead_that_is_not_there_is_no_success() =>
        Decide(null, JobEvidence.None).ExitCode.ShouldBe(ExitCode.Attention);

    private static Attempt Sent() => Given.Attempt(AttemptState.Dispatched) with { JobId = "j7" };

    private static HandDecision Decide(Bead? bead, JobEvidence evidence, params Attempt[] attempts) =>
        GiveUpPolicy.Decide(Given.History(bead, attempts), evidence, Given.Options, "00000099", Given.Now);
}
