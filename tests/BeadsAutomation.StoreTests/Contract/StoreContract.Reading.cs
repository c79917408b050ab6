using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Without_a_ledger_everything_reads_as_empty_and_nothing_is_made()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var before = await WorldAsync();

        (await Store.ReadQueueAsync(None)).Histories.ShouldBeEmpty();
        (await Store.ReadClaimsAsync(None)).Histories.ShouldBeEmpty();
        (await ReadAsync()).Attempts.ShouldBeEmpty();
        (await Store.ReadStateAsync("hold", None)).ShouldBeNull();

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_sent_since_a_time_is_counted()
    {
        var since = (await Harness.NowAsync()).AddSeconds(-1);
        (await Store.CountPostsAsync(since, None)).ShouldBe(0);
        var key = await PutAndClaimAsync();
        (await Store.CountPostsAsync(since, None)).ShouldBe(0);
        await Store.MarkPostingAsync(key, None);
        (await Store.CountPostsAsync(since, None)).ShouldBe(1);
        (await Store.CountPostsAsync((await Harness.NowAsync()).AddDays(1), None)).ShouldBe(0);

        var late = new RecordedAnswer(AnswerClass.NotSent, null, "the tick's time was up");
        await Store.RecordAnswerAsync(key, late, None);
        (await Store.CountPostsAsync(since, None)).ShouldBe(0);
    }

    [Fact]
    public async Task The_queue_holds_what_a_claim_must_find()
    {
        var row = new BeadRow(Id) { Priority = 1 };
        await Harness.PutBeadAsync(row);

        var waiting = (await Store.ReadQueueAsync(None)).Waiting.ShouldHaveSingleItem();

        waiting.Priority.ShouldBe(1);
        waiting.CreatedAt.ShouldBe(row.CreatedAt);
        waiting.CreatedAt.Kind.ShouldBe(DateTimeKind.Utc);
        waiting.Bead.UpdatedAt.ShouldBe(row.UpdatedAt);
        waiting.Bead.RowLock.HasValue.ShouldBe(Harness.HasVersion);
        if (Harness.HasRowLock)
        {
            waiting.Bead.RowLock.ShouldBe(row.RowLock);
        }
        waiting.Bead.ShouldBe((await ReadAsync()).Bead);
    }

    [Theory]
    [InlineData("agent", "open", true)]
    [InlineData("agent ", "open", false)]
    [InlineData("Agent", "open", false)]
    [InlineData("", "open", false)]
    [InlineData(null, "open", false)]
    [InlineData("agent", "in_progress", false)]
    [InlineData("agent", "Open", false)]
    [InlineData("agent", "open ", false)]
    public async Task The_queue_holds_open_beads_of_the_sentinel_alone(string? assignee, string status, bool waits)
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Assignee = assignee, Status = status });

        (await Store.ReadQueueAsync(None)).Waiting.Count.ShouldBe(waits ? 1 : 0);
    }

    [Fact]
    public async Task The_sentinel_can_have_another_name()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Assignee = "röbot's" });
        await Harness.PutBeadAsync(new BeadRow("code-2"));
        await using var store = Harness.CreateStore(new BeadsOptions { Assignee = "röbot's" }, new Entropy());

        var waiting = (await store.ReadQueueAsync(None)).Waiting.ShouldHaveSingleItem();
        waiting.Bead.Id.ShouldBe(Id);
        var key = await ClaimAsync();
        (await store.MarkPostingAsync(key, None)).Write.ShouldBe(WriteResult.Applied);
        (await store.ReadClaimsAsync(None)).Histories.Single().BeadId.ShouldBe(Id);
    }

    [Fact]
    public async Task The_queue_tells_of_unsettled_attempts_and_of_what_was_tried_before()
    {
        await Harness.PutBeadAsync(new BeadRow("code-fresh"));
        await PutAndClaimAsync();
        await SettleAsync("open");
        await Harness.PutBeadAsync(new BeadRow("code-closed"));
        await ClaimAsync("code-closed");
        await Harness.ChangeBeadAsync("code-closed", new Dictionary<string, object?> { ["status"] = "closed" });
        await Harness.PutBeadAsync(new BeadRow("code-gone"));
        await ClaimAsync("code-gone");
        await Harness.DeleteBeadAsync("code-gone");

        var histories = (await Store.ReadQueueAsync(None)).Histories;

        histories.Select(h => h.BeadId).ShouldBe(["code-1", "code-closed", "code-gone"], ignoreOrder: true);
        histories.Single(h => h.BeadId == "code-gone").Bead.ShouldBeNull();
        histories.Single(h => h.BeadId == "code-closed").Bead!.Status.ShouldBe("closed");
    }

    [Fact]
    public async Task The_claims_are_all_in_progress_all_unsettled_and_all_open_that_were_tried()
    {
        await PutAndClaimAsync();
        await SettleAsync("open");
        await Harness.PutBeadAsync(new BeadRow("code-by-hand") { Status = "in_progress" });
        await Harness.PutBeadAsync(new BeadRow("code-of-bob") { Status = "in_progress", Assignee = "bob" });
        await Harness.PutBeadAsync(new BeadRow("code-fresh"));
        await Harness.PutBeadAsync(new BeadRow("code-taken"));
        await ClaimAsync("code-taken");
        await Harness.ChangeBeadAsync("code-taken", new Dictionary<string, object?> { ["assignee"] = "bob" });

        var histories = (await Store.ReadClaimsAsync(None)).Histories;

        histories.Select(h => h.BeadId).ShouldBe(["code-1", "code-by-hand", "code-taken"], ignoreOrder: true);
        histories.Single(h => h.BeadId == "code-by-hand").Attempts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signs_of_life_are_the_newest_comment_and_the_heartbeat()
    {
        await PutAndClaimAsync();
        var now = await Harness.NowAsync();
        (await Store.ReadClaimsAsync(None)).Histories.Single().LastComment.ShouldBeNull();
        await Harness.AddCommentAsync(Id, now.AddMinutes(-1));
        await Harness.AddCommentAsync(Id, now.AddMinutes(-9));
        if (Harness.HasLeases)
        {
            await Harness.AddHeartbeatAsync(Id, now.AddMinutes(-3));
        }

        var history = (await Store.ReadClaimsAsync(None)).Histories.Single();

        history.LastComment.ShouldBe(now.AddMinutes(-1));
        history.LeaseHeartbeat.ShouldBe(Harness.HasLeases ? now.AddMinutes(-3) : null);
        (await ReadAsync()).LastComment.ShouldBe(history.LastComment);
        (await ReadAsync()).LeaseHeartbeat.ShouldBe(history.LeaseHeartbeat);
    }

    [Fact]
    public async Task A_snapshot_carries_database_time_in_UTC()
    {
        var before = await Harness.NowAsync();

        var now = (await Store.ReadQueueAsync(None)).Now;

        now.Kind.ShouldBe(DateTimeKind.Utc);
        now.ShouldBeInRange(before.AddSeconds(-1), (await Harness.NowAsync()).AddSeconds(1));
    }

    [Fact]
    public async Task A_beads_text_is_read_whole()
    {
        var said = "it's \"so\"\n\U0001F600 <b>" + new string('x', 10_000);
        await Harness.PutBeadAsync(
            new BeadRow(Id)
            {
                Title = "a \U0001F600",
                AcceptanceCriteria = said,
                Notes = "n\nm",
            }
        );

        var text = await Store.ReadTextAsync(Id, None);

        text.ShouldBe(new BeadText("a \U0001F600", "", "", said, "n\nm"));
        (await Store.ReadTextAsync("code-never", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Recovery_changes_nothing_where_nothing_was_interrupted()
    {
        await Store.RecoverAsync(None);
        await PutAndPostAsync();
        var before = await WorldAsync();

        await Store.RecoverAsync(None);

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_bead_that_does_not_exist_reads_as_gone()
    {
        var seen = await ReadAsync("code-never");

        seen.Bead.ShouldBeNull();
        seen.Attempts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_word_of_the_state_is_what_was_written_last()
    {
        await using var other = Harness.CreateStore(new BeadsOptions(), new Entropy());
        (await Store.WriteStateAsync("hold", "one", None)).ShouldBe(WriteResult.Applied);
        (await Store.WriteStateAsync("pause", "it's \U0001F600\n", None)).ShouldBe(WriteResult.Applied);
        (await other.WriteStateAsync("hold", "two", None)).ShouldBe(WriteResult.Applied);

        (await other.ReadStateAsync("hold", None)).ShouldBe("two");
        (await Store.ReadStateAsync("hold", None)).ShouldBe("two");
        (await Store.ReadStateAsync("pause", None)).ShouldBe("it's \U0001F600\n");
        (await Store.ReadStateAsync("breaker", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Publishing_changes_nothing_and_never_throws()
    {
        await PutAndClaimAsync();
        var before = await WorldAsync();

        await Store.PublishAsync(Id, "it's \"said\"\n--all", None);
        await Store.PublishAsync("code-never", "nothing to say", None);

        (await WorldAsync()).ShouldBe(before);
    }
}
