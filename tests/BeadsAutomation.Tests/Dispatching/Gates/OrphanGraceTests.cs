namespace BeadsAutomation.Tests.Dispatching.Gates;

/// <summary>Claimed 40 minutes ago, settled 10 minutes ago; a job may take 15 minutes and the grace is 15 minutes.</summary>
public sealed class OrphanGraceTests
{
    [Theory]
    [InlineData(AttemptOutcome.JobTimeout, 5.0)]
    [InlineData(AttemptOutcome.HardCap, 5.0)]
    [InlineData(AttemptOutcome.BeadGone, 5.0)]
    [InlineData(AttemptOutcome.Stale, -10.0)]
    [InlineData(AttemptOutcome.JobLost, -10.0)]
    [InlineData(AttemptOutcome.TakenBack, -10.0)]
    [InlineData(AttemptOutcome.JobFailed, null)]
    [InlineData(AttemptOutcome.JobError, null)]
    [InlineData(AttemptOutcome.AgentLeftOpen, null)]
    [InlineData(AttemptOutcome.AgentBlocked, null)]
    [InlineData(AttemptOutcome.AgentClosed, null)]
    [InlineData(AttemptOutcome.Rejected, null)]
    [InlineData(AttemptOutcome.Released, null)]
    [InlineData(AttemptOutcome.Ghost, null)]
    public void It_ends_a_grace_after_the_jobs_reported_end_or_its_time_out(AttemptOutcome outcome, double? minutes) =>
        OrphanGrace.EndOf(Ended(outcome), Given.Options).ShouldBe(minutes is { } m ? Given.Now.AddMinutes(m) : null);

    [Theory]
    [InlineData(BeadStatus.Blocked, null, true, true)]
    [InlineData(BeadStatus.InProgress, null, true, true)]
    [InlineData(null, null, true, true)]
    [InlineData(BeadStatus.Blocked, "accepted", true, true)]
    [InlineData(BeadStatus.Blocked, "unknown", true, true)]
    [InlineData(BeadStatus.Blocked, "word_of_tomorrow", true, true)]
    [InlineData(BeadStatus.Blocked, "busy", true, false)]
    [InlineData(BeadStatus.Blocked, "bead_fault", true, false)]
    [InlineData(BeadStatus.Blocked, "environment", true, false)]
    [InlineData(BeadStatus.Blocked, "not_sent", true, false)]
    [InlineData(BeadStatus.Blocked, null, false, false)]
    [InlineData(BeadStatus.Open, null, true, false)]
    [InlineData(AttemptCount.Rearmed, null, true, false)]
    public void Only_an_attempt_that_may_have_started_an_agent_and_was_not_armed_again_has_one(
        string? left,
        string? answer,
        bool posted,
        bool waits
    )
    {
        var attempt = Ended(AttemptOutcome.JobTimeout) with { StatusLeft = left, AnswerWord = answer };

        OrphanGrace.EndOf(posted ? attempt : attempt with { PostedAt = null }, Given.Options).HasValue.ShouldBe(waits);
    }

    [Fact]
    public void Without_a_grace_nothing_waits_and_without_an_attempt_either()
    {
        OrphanGrace
            .EndOf(Ended(AttemptOutcome.JobTimeout), Given.Options with { OrphanGrace = TimeSpan.Zero })
            .ShouldBeNull();
        OrphanGrace.EndOf(null, Given.Options).ShouldBeNull();
        OrphanGrace.EndOf(Given.Attempt(AttemptState.Dispatched), Given.Options).ShouldBeNull();
    }

    [Theory]
    [InlineData("4:59", true)]
    [InlineData("15:00", false)]
    [InlineData("14:59", true)]
    public void A_reopened_bead_is_free_when_it_has_passed(string settled, bool waits)
    {
        var latest = Ended(AttemptOutcome.JobTimeout) with { SettledAt = Given.Ago(settled), JobId = "j7" };
        var history = Given.History(Given.Bead(BeadStatus.Open), latest);

        var skip = Given.FirstClosed(Given.Waiting(), history);

        (skip?.Reason).ShouldBe(waits ? ReasonCode.OrphanGrace : null);
        (
            skip?.Detail.StartsWith(
                "the agent of attempt 1 (job j7) may be at work until 2026-11-20T12:",
                StringComparison.Ordinal
            )
        ).ShouldBe(waits ? true : null);
    }

    [Fact]
    public void An_attempt_whose_job_is_not_known_is_named_without_one() =>
        OrphanGrace
            .Describe(Ended(AttemptOutcome.JobTimeout), Given.Options, Given.Now)
            .ShouldBe("the agent of attempt 1 may be at work until 2026-11-20T12:05:00Z");

    private static Attempt Ended(AttemptOutcome outcome) =>
        Given.Settled(outcome, BeadStatus.Blocked) with
        {
            ClaimedAt = Given.Ago("40:00"),
            PostedAt = Given.Ago("40:00"),
            SettledAt = Given.Ago("10:00"),
        };
}
