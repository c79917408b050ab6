namespace BeadsAutomation.Tests.Store;

public sealed class PostingCheckTests
{
    [Theory]
    [InlineData(BeadStatus.InProgress, "agent", null)]
    [InlineData(BeadStatus.InProgress, "", PostingObstacle.Unassigned)]
    [InlineData(BeadStatus.InProgress, null, PostingObstacle.Unassigned)]
    [InlineData(BeadStatus.InProgress, "bob", PostingObstacle.TakenBack)]
    [InlineData(BeadStatus.InProgress, "Agent", PostingObstacle.TakenBack)]
    [InlineData(BeadStatus.InProgress, "agent ", PostingObstacle.TakenBack)]
    [InlineData(BeadStatus.Open, "agent", PostingObstacle.TakenBack)]
    [InlineData(BeadStatus.Open, "", PostingObstacle.TakenBack)]
    [InlineData(BeadStatus.Blocked, "agent", PostingObstacle.TakenBack)]
    [InlineData(BeadStatus.Closed, "agent", PostingObstacle.TakenBack)]
    public void Status_and_assignee_have_to_be_as_the_claim_left_them(
        string status,
        string? assignee,
        PostingObstacle? obstacle
    ) => PostingCheck.Obstacle(Given.Bead(status, assignee), Given.Ready, Given.Sentinel).ShouldBe(obstacle);

    [Fact]
    public void A_bead_that_is_gone_was_taken_back() =>
        PostingCheck.Obstacle(null, null, Given.Sentinel).ShouldBe(PostingObstacle.TakenBack);

    [Fact]
    public void A_blocker_that_came_after_the_claim_stops_the_send() =>
        PostingCheck
            .Obstacle(Given.Bead(), Given.Ready with { BlockedBy = "bd-9" }, Given.Sentinel)
            .ShouldBe(PostingObstacle.NotReady);

    [Fact]
    public void A_bead_whose_readiness_cannot_be_read_is_not_sent() =>
        PostingCheck.Obstacle(Given.Bead(), null, Given.Sentinel).ShouldBe(PostingObstacle.NotReady);
}
