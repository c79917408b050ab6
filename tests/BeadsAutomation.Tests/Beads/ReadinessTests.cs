namespace BeadsAutomation.Tests.Beads;

public sealed class ReadinessTests
{
    // Everything is wrong at first; each row mends what the row before named.
    private static readonly (ReasonCode Named, Func<Readiness, Readiness> Mend)[] Order =
    [
        (ReasonCode.LivesInWisps, r => r with { LivesInWisps = false }),
        (ReasonCode.Ephemeral, r => r with { Ephemeral = false }),
        (ReasonCode.Pinned, r => r with { Pinned = false }),
        (ReasonCode.NotWorkType, r => r with { IssueType = "task" }),
        (ReasonCode.Deferred, r => r with { Deferred = false }),
        (ReasonCode.BlockedBy, r => r with { BlockedBy = null }),
        (ReasonCode.NoAcceptance, r => r with { HasAcceptance = true }),
    ];

    [Fact]
    public void Of_several_obstacles_always_the_same_one_is_named()
    {
        var readiness = new Readiness("gate", true, true, true, true, "bd-9", false);
        foreach (var (named, mend) in Order)
        {
            readiness.Obstacle().ShouldBe(named);
            readiness = mend(readiness);
        }
        readiness.Obstacle().ShouldBeNull();
    }

    [Theory]
    [InlineData("gate", false)]
    [InlineData("message", false)]
    [InlineData("molecule", false)]
    [InlineData("merge-request", false)]
    [InlineData("agent", false)]
    [InlineData("role", false)]
    [InlineData("rig", false)]
    [InlineData("task", true)]
    [InlineData("bug", true)]
    [InlineData("epic", true)]
    [InlineData("event", true)]
    [InlineData("convoy", true)]
    [InlineData("slot", true)]
    [InlineData("Gate", true)]
    [InlineData("", true)]
    public void Only_the_types_that_bd_never_lists_are_no_work(string type, bool ready) =>
        (Given.Ready with { IssueType = type }).Obstacle().ShouldBe(ready ? null : ReasonCode.NotWorkType);
}
