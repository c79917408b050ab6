namespace BeadsAutomation.StoreTests.Contract;

/// <summary>A table that only those need who are to be told, and that never stands in the way of a change.</summary>
public abstract partial class SqlStoreContract
{
    [Fact]
    public async Task The_outbox_is_made_by_the_first_notice_and_not_before()
    {
        await PutAndPostAsync();
        (await TablesAsync()).ShouldNotContain("automation_outbox");

        (await ApplyAsync(Blocking(await ReadAsync(), NoticeOf("n")))).ShouldBe(WriteResult.Applied);

        (await TablesAsync()).ShouldContain("automation_outbox");
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(true, "select")]
    [InlineData(true, "insert")]
    public async Task A_user_who_may_not_make_or_fill_the_outbox_blocks_beads_all_the_same(bool isThere, string granted)
    {
        await PutAndPostAsync();
        var tables = await TablesAsync();
        if (isThere)
        {
            await Store.WriteStateAsync("pause", "so", NoticeOf("made"), None);
            await Store.DropNoticeAsync("made", None);
        }
        var user = await Database.CreateUserAsync("select, insert, update, delete", [.. tables]);
        if (granted.Length > 0)
        {
            await Database.ExecuteAsync($"grant {granted} on {Database.Name}.automation_outbox to '{user.User}'@'%'");
        }
        await using var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy());

        (await store.ApplyAsync(Blocking(await ReadAsync(), NoticeOf("n")), None)).ShouldBe(WriteResult.Applied);
        (await store.WriteStateAsync("pause", "so", NoticeOf("m"), None)).ShouldBe(WriteResult.Applied);

        (await ReadAsync()).Bead!.Status.ShouldBe("blocked");
        (await Store.ReadOutboxAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_may_not_delete_a_notice_is_told_so_before_there_is_one()
    {
        await Store.WriteStateAsync("pause", "so", NoticeOf("made"), None);
        var user = await Database.CreateUserAsync("select, insert, update", [.. await TablesAsync()]);
        await using var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy());

        var failure = await Should.ThrowAsync<StoreException>(() => store.DropNoticeAsync("", None));

        failure.Message.ShouldContain("GRANT CREATE, SELECT, INSERT, DELETE");
    }

    [Fact]
    public async Task A_full_outbox_takes_no_more_and_the_change_is_written()
    {
        await PutAndPostAsync();
        await Store.WriteStateAsync("pause", "so", NoticeOf("first"), None);
        var values = string.Join(
            ", ",
            Enumerable.Range(2, 999).Select(n => $"('{n:x8}', 'blocked', null, '{{}}', utc_timestamp(6))")
        );
        await Database.ExecuteAsync(
            $"insert into automation_outbox (id, kind, bead_id, facts, created_at) values {values}"
        );

        (await ApplyAsync(Blocking(await ReadAsync(), NoticeOf("too many")))).ShouldBe(WriteResult.Applied);

        (await Store.ReadOutboxAsync(None)).Count.ShouldBe(1000);
        (await ReadAsync()).Bead!.Status.ShouldBe("blocked");
    }
}
