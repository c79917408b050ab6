using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Without_an_outbox_nothing_waits_and_nothing_can_be_dropped()
    {
        (await Store.ReadOutboxAsync(None)).ShouldBeEmpty();
        await PutAndClaimAsync();
        (await Store.ReadOutboxAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_transition_and_what_it_tells_are_stored_together()
    {
        await PutAndPostAsync();
        var told = NoticeOf("blocked-1") with
        {
            BeadId = Id,
            Attempt = 1,
            Outcome = "stale",
            Reason = "it's \U0001F600",
        };

        (await ApplyAsync(Blocking(await ReadAsync(), told))).ShouldBe(WriteResult.Applied);

        var waiting = (await Store.ReadOutboxAsync(None)).ShouldHaveSingleItem();
        waiting.Notice.ShouldBe(told);
        waiting.At.Kind.ShouldBe(DateTimeKind.Utc);
        waiting.Age.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(5));
        (await ReadAsync()).Bead!.Status.ShouldBe("blocked");
    }

    [Fact]
    public async Task A_first_write_to_a_database_may_tell_already()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Status = "in_progress" });
        var seen = await ReadAsync();
        var adopt = new LedgerChange.SettleUnrecorded(
            new AttemptKey(Id, 1, NextToken()),
            AttemptOutcome.Stale,
            "blocked",
            "why",
            "host/1"
        );

        (await ApplyAsync(Transition(seen, "blocked", "note", adopt) with { Notice = NoticeOf("n") })).ShouldBe(
            WriteResult.Applied
        );

        (await Store.ReadOutboxAsync(None)).ShouldHaveSingleItem();
        (await ReadAsync()).Latest!.IsSettled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_lost_transition_tells_nothing()
    {
        await PutAndPostAsync();
        var seen = await ReadAsync();
        await HumanChangesAsync(("priority", 1));
        await HumanChangesAsync(("status", "open"));

        (await ApplyAsync(Blocking(seen, NoticeOf("n")))).ShouldBe(WriteResult.Lost);

        (await Store.ReadOutboxAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_who_write_the_same_transition_one_tells()
    {
        await PutAndPostAsync();
        var seen = await ReadAsync();
        await using var other = Harness.CreateStore(new BeadsOptions(), new Entropy());

        var first = await ApplyAsync(Blocking(seen, NoticeOf("n")));
        var second = await other.ApplyAsync(Blocking(seen, NoticeOf("n")), None);

        (first, second).ShouldBe((WriteResult.Applied, WriteResult.Lost));
        (await Store.ReadOutboxAsync(None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_word_of_the_state_and_what_it_tells_are_stored_together_and_an_id_waits_once()
    {
        (await Store.WriteStateAsync("pause", "one", NoticeOf("paused-1"), None)).ShouldBe(WriteResult.Applied);
        (await Store.WriteStateAsync("pause", "two", NoticeOf("paused-1"), None)).ShouldBe(WriteResult.Applied);
        (await Store.WriteStateAsync("pause", "three", NoticeOf("paused-2"), None)).ShouldBe(WriteResult.Applied);

        (await Store.ReadStateAsync("pause", None)).ShouldBe("three");
        (await Store.ReadOutboxAsync(None)).Select(n => n.Notice.Id).ShouldBe(["paused-1", "paused-2"]);
    }

    [Fact]
    public async Task A_dropped_notice_is_gone_for_everybody_and_the_others_wait()
    {
        await Store.WriteStateAsync("pause", "one", NoticeOf("a"), None);
        await Store.WriteStateAsync("pause", "two", NoticeOf("b"), None);
        await using var other = Harness.CreateStore(new BeadsOptions(), new Entropy());

        (await other.DropNoticeAsync("a", None)).ShouldBe(WriteResult.Applied);
        (await Store.DropNoticeAsync("a", None)).ShouldBe(WriteResult.Lost);

        (await Store.ReadOutboxAsync(None)).Select(n => n.Notice.Id).ShouldBe(["b"]);
    }

    protected static BeadTransition Blocking(BeadHistory seen, Notice? notice) =>
        Transition(seen, "blocked", "why", new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Stale, "blocked")) with
        {
            Notice = notice,
        };

    protected static Notice NoticeOf(string id) => new(id, "blocked");
}
