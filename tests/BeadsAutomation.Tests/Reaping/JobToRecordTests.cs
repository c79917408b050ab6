using BeadsAutomation.Testing.Rig;
using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

public sealed class JobToRecordTests
{
    [Theory]
    [InlineData(BeadStatus.Closed, "agent", true)]
    [InlineData(BeadStatus.Blocked, "agent", true)]
    [InlineData(BeadStatus.InProgress, "agent", false)]
    [InlineData(BeadStatus.Open, "agent", false)]
    [InlineData(BeadStatus.Closed, "bob", false)]
    public void The_job_of_a_bead_that_its_agent_ended_is_recorded(string status, string assignee, bool asked) =>
        IsAsked(Claimed(AttemptState.Dispatched, "5:00", "j").As(status, assignee)).ShouldBe(asked);

    [Fact]
    public void Not_without_a_job_a_send_or_a_bead()
    {
        IsAsked(Claimed(AttemptState.Unknown, "5:00").As(BeadStatus.Closed)).ShouldBeFalse();
        IsAsked(Claimed(AttemptState.Claimed, "5:00", "j").As(BeadStatus.Closed)).ShouldBeFalse();
        IsAsked(Claimed(AttemptState.Dispatched, "5:00", "j") with { Bead = null }).ShouldBeFalse();
    }

    [Fact]
    public void A_settled_row_is_never_asked_for_again() =>
        IsAsked(
                Given.History(
                    Given.Bead(BeadStatus.Closed),
                    Given.Settled(AttemptOutcome.AgentClosed, BeadStatus.Closed) with
                    {
                        JobId = "j",
                    }
                )
            )
            .ShouldBeFalse();

    private static bool IsAsked(BeadHistory history) =>
        ReapPolicy.JobToRecord(history, new ScriptedAgent(), Given.Options) is not null;
}
