using BeadsAutomation.Testing.Rig;
using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

public sealed class JobToAskTests
{
    private static readonly ScriptedAgent Agent = new();

    [Theory]
    [InlineData(BeadStatus.InProgress, "agent", true)]
    [InlineData(BeadStatus.Open, "agent", true)]
    [InlineData(BeadStatus.Closed, "agent", false)]
    [InlineData(BeadStatus.Blocked, "agent", false)]
    [InlineData(BeadStatus.InProgress, "bob", false)]
    [InlineData(BeadStatus.InProgress, "", false)]
    public void The_service_is_asked_only_where_its_word_decides(string status, string assignee, bool asked) =>
        (
            ReapPolicy.JobToAsk(
                Claimed(AttemptState.Dispatched, "5:00", "j").As(status, assignee),
                Agent,
                Given.Options
            )
            is not null
        ).ShouldBe(asked);

    [Fact]
    public void Nobody_asks_for_a_job_without_a_name() =>
        ReapPolicy.JobToAsk(Claimed(AttemptState.Unknown, "5:00"), Agent, Given.Options).ShouldBeNull();

    [Theory]
    [InlineData(AttemptState.Dispatched, true)]
    [InlineData(AttemptState.Unknown, true)]
    [InlineData(AttemptState.Claimed, false)]
    [InlineData(AttemptState.Refused, false)]
    public void The_job_of_a_bead_that_is_missing_decides_where_it_may_have_started(AttemptState state, bool asked) =>
        (
            ReapPolicy.JobToAsk(Claimed(state, "5:00", "j") with { Bead = null }, Agent, Given.Options) is not null
        ).ShouldBe(asked);

    [Theory]
    [InlineData(AttemptState.Claimed, false)]
    [InlineData(AttemptState.Refused, false)]
    [InlineData(AttemptState.Posting, true)]
    [InlineData(AttemptState.Dispatched, true)]
    [InlineData(AttemptState.Unknown, true)]
    public void A_job_without_a_name_is_asked_for_where_its_token_finds_it(AttemptState state, bool asked)
    {
        var byToken = new ScriptedAgent { FindsByToken = true };

        (ReapPolicy.JobToAsk(Claimed(state, "5:00"), byToken, Given.Options) is not null).ShouldBe(asked);
        ReapPolicy.JobToAsk(Claimed(state, "5:00"), Agent, Given.Options).ShouldBeNull();
    }

    [Fact]
    public void A_settled_row_without_a_job_is_never_asked_for()
    {
        var settled = Given.Settled(AttemptOutcome.Rejected, BeadStatus.InProgress);
        var byToken = new ScriptedAgent { FindsByToken = true };

        ReapPolicy.JobToAsk(Given.History(Given.Bead(), settled), byToken, Given.Options).ShouldBeNull();
    }

    [Theory]
    [InlineData("beadboard", true)]
    [InlineData("", true)]
    [InlineData("command", false)]
    public void Another_agents_job_is_not_asked_for(string agent, bool asked)
    {
        var sent = Given.Settled(AttemptOutcome.TakenBack, BeadStatus.InProgress) with { JobId = "j", Agent = agent };

        (ReapPolicy.JobToAsk(Given.History(Given.Bead(), sent), Agent, Given.Options) is not null).ShouldBe(asked);
    }

    [Fact]
    public void Of_a_bead_with_settled_rows_only_the_newest_is_asked_for()
    {
        var older = Given.Settled(AttemptOutcome.JobLost, BeadStatus.Blocked) with { JobId = "old" };
        var newest = Given.Settled(AttemptOutcome.TakenBack, BeadStatus.InProgress, 2) with { JobId = "new" };

        ReapPolicy.JobToAsk(Given.History(Given.Bead(), older, newest), Agent, Given.Options).ShouldBe(newest);
        ReapPolicy
            .JobToAsk(Given.History(Given.Bead(BeadStatus.Open), older, newest), Agent, Given.Options)
            .ShouldBeNull();
    }

    /// <summary>As a restored backup may have it.</summary>
    [Fact]
    public void An_unsettled_attempt_is_asked_for_before_a_newer_settled_one()
    {
        var unsettled = Given.Attempt(AttemptState.Dispatched, Given.Ago("50:00")) with { JobId = "old" };
        var settled = Given.Settled(AttemptOutcome.TakenBack, BeadStatus.InProgress, number: 2) with { JobId = "new" };

        ReapPolicy.JobToAsk(Given.History(Given.Bead(), unsettled, settled), Agent, Given.Options).ShouldBe(unsettled);
    }
}
