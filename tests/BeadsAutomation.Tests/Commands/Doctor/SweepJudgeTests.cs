namespace BeadsAutomation.Tests.Commands.Doctor;

/// <summary>With the defaults a claim is stale after 30 minutes, and three sweeps later, at 61 whole minutes, it should be settled.</summary>
public sealed class SweepJudgeTests
{
    private static readonly JobEvidence Running = new(true, new JobReport(JobState.Running, null, ""));

    [Theory]
    [InlineData("60:59", false)]
    [InlineData("61:00", true)]
    public void A_silent_claim_is_overdue_three_sweeps_after_its_threshold(string claimed, bool overdue) =>
        IsOverdue(Claim(claimed), JobEvidence.None).ShouldBe(overdue);

    [Theory]
    [InlineData("61:00", false)]
    [InlineData("150:00", false)]
    [InlineData("150:01", true)]
    public void A_job_that_is_alive_keeps_it_up_to_the_hard_cap(string claimed, bool overdue) =>
        IsOverdue(Claim(claimed), Running).ShouldBe(overdue);

    [Fact]
    public void A_bead_in_progress_without_a_row_is_judged_by_its_stamp()
    {
        IsOverdue(Bare(BeadStatus.InProgress), JobEvidence.None).ShouldBeTrue();
        IsOverdue(Bare(BeadStatus.Open), JobEvidence.None).ShouldBeFalse();
        IsOverdue(Bare(BeadStatus.InProgress, "anna"), JobEvidence.None).ShouldBeFalse();
    }

    [Fact]
    public void A_job_that_could_not_be_asked_for_proves_nothing() =>
        IsOverdue(Claim("600:00"), JobEvidence.NotReached).ShouldBeFalse();

    [Fact]
    public void Overdue_claims_are_named()
    {
        SweepJudge.Judge([], new BeadsOptions()).Severity.ShouldBe(Severity.Ok);
        var finding = SweepJudge.Judge([Claim("61:00")], new BeadsOptions());
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Sentence.ShouldBe("bd-1: silent for more than 30m and 3 sweeps, and not settled");
    }

    private static bool IsOverdue(BeadHistory history, JobEvidence evidence) =>
        SweepJudge.IsOverdue(history, evidence, new BeadsOptions(), Given.Now);

    private static BeadHistory Claim(string claimed) =>
        new(
            Given.Id,
            Given.Bead(updatedAt: Given.Ago(claimed)),
            [Given.Attempt(AttemptState.Dispatched, Given.Ago(claimed))],
            null,
            null
        );

    private static BeadHistory Bare(string status, string assignee = "agent") =>
        new(Given.Id, Given.Bead(status, assignee, Given.Ago("600:00")), [], null, null);
}
