namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Posting_marks_the_row_and_leaves_the_bead_alone()
    {
        var key = await PutAndClaimAsync();
        var bead = await CellsAsync();

        var result = await Store.MarkPostingAsync(key, None);

        result.Write.ShouldBe(WriteResult.Applied);
        result.Obstacle.ShouldBeNull();
        result.History!.Bead!.Status.ShouldBe("in_progress");
        var attempt = (await ReadAsync()).Latest!;
        attempt.State.ShouldBe(AttemptState.Posting);
        attempt.PostedAt.ShouldNotBeNull();
        attempt.AnsweredAt.ShouldBeNull();
        (await CellsAsync()).ShouldBe(bead);
    }

    [Theory]
    [InlineData("assignee", null, PostingObstacle.Unassigned, null)]
    [InlineData("assignee", "", PostingObstacle.Unassigned, null)]
    [InlineData("assignee", "bob", PostingObstacle.TakenBack, null)]
    [InlineData("status", "open", PostingObstacle.TakenBack, null)]
    [InlineData("status", "closed", PostingObstacle.TakenBack, null)]
    [InlineData("status", "blocked", PostingObstacle.TakenBack, null)]
    [InlineData("defer_until", "2099-01-01 00:00:00", PostingObstacle.NotReady, ReasonCode.Deferred)]
    [InlineData("acceptance_criteria", " \t", PostingObstacle.NotReady, ReasonCode.NoAcceptance)]
    [InlineData("issue_type", "gate", PostingObstacle.NotReady, ReasonCode.NotWorkType)]
    [InlineData("pinned", 1L, PostingObstacle.NotReady, ReasonCode.Pinned)]
    public async Task What_a_human_changed_after_the_claim_stops_the_posting(
        string column,
        object? value,
        PostingObstacle obstacle,
        ReasonCode? reason
    )
    {
        var key = await PutAndClaimAsync();
        await HumanChangesAsync((column, value));
        var before = await WorldAsync();

        var result = await Store.MarkPostingAsync(key, None);

        result.Write.ShouldBe(WriteResult.Lost);
        result.Obstacle.ShouldBe(obstacle);
        result.Reason.ShouldBe(reason);
        result.History!.Latest!.State.ShouldBe(AttemptState.Claimed);
        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_blocker_that_arrived_after_the_claim_stops_the_posting()
    {
        var key = await PutAndClaimAsync();
        await Harness.PutBeadAsync(new BeadRow("code-blocker") { Assignee = "bob" });
        await Harness.AddDependencyAsync(Id, "code-blocker");

        var result = await Store.MarkPostingAsync(key, None);

        result.Write.ShouldBe(WriteResult.Lost);
        result.Obstacle.ShouldBe(PostingObstacle.NotReady);
        result.Reason.ShouldBe(ReasonCode.BlockedBy);
    }

    [Fact]
    public async Task A_deleted_bead_stops_the_posting()
    {
        var key = await PutAndClaimAsync();
        await Harness.PutBeadAsync(new BeadRow("code-2"));
        await Harness.DeleteBeadAsync(Id);

        var result = await Store.MarkPostingAsync(key, None);

        result.Write.ShouldBe(WriteResult.Lost);
        result.Obstacle.ShouldBe(PostingObstacle.TakenBack);
        result.History!.Bead.ShouldBeNull();
        (await ReadAsync()).Latest!.State.ShouldBe(AttemptState.Claimed);
    }

    [Theory]
    [InlineData("posting")]
    [InlineData("settled")]
    [InlineData("token")]
    [InlineData("number")]
    public async Task Posting_is_lost_when_the_row_is_not_that_claim_any_more(string difference)
    {
        var key = await PutAndClaimAsync();
        var other = difference switch
        {
            "token" => key with { Token = NextToken() },
            "number" => key with { Number = 2 },
            _ => key,
        };
        if (difference is "posting")
        {
            await Store.MarkPostingAsync(key, None);
        }
        if (difference is "settled")
        {
            await SettleAsync(null, AttemptOutcome.Ghost);
        }
        var before = await WorldAsync();

        var result = await Store.MarkPostingAsync(other, None);

        result.Write.ShouldBe(WriteResult.Lost);
        result.Obstacle.ShouldBeNull();
        (await WorldAsync()).ShouldBe(before);
    }
}
