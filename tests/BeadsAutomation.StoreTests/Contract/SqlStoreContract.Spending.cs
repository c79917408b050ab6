namespace BeadsAutomation.StoreTests.Contract;

/// <summary>A table that only those need whose agent tells what it cost, and that never stands in the way of a verdict.</summary>
public abstract partial class SqlStoreContract
{
    [Fact]
    public async Task The_table_of_results_is_made_by_the_first_that_is_told_and_not_before()
    {
        await PutAndPostAsync();
        await ApplyAsync(Ending(await ReadAsync(), null));
        (await TablesAsync()).ShouldNotContain("automation_results");

        await TellAnotherAsync();

        (await TablesAsync()).ShouldContain("automation_results");
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(true, "select")]
    [InlineData(true, "insert")]
    public async Task A_user_who_may_not_make_or_fill_it_blocks_beads_all_the_same(bool isThere, string granted)
    {
        await PutAndPostAsync();
        var tables = await TablesAsync();
        if (isThere)
        {
            await TellAnotherAsync();
        }
        var user = await Database.CreateUserAsync("select, insert, update, delete", [.. tables]);
        if (granted.Length > 0)
        {
            await Database.ExecuteAsync($"grant {granted} on {Database.Name}.automation_results to '{user.User}'@'%'");
        }
        await using var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy());

        (await store.ApplyAsync(Ending(await ReadAsync(), Spent) with { Notice = NoticeOf("n") }, None)).ShouldBe(
            WriteResult.Applied
        );

        (await ReadAsync()).Bead!.Status.ShouldBe("blocked");
        (await store.ReadSpendingAsync(Id, DateTime.MinValue, None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("drop table automation_results")]
    [InlineData("alter table automation_results drop column cost_usd")]
    [InlineData("alter table automation_results add column more int not null, drop primary key")]
    public async Task One_that_is_gone_or_strange_costs_the_figures_and_not_the_verdict(string change)
    {
        await PutAndPostAsync();
        await TellAnotherAsync();
        await Database.ExecuteAsync(change);

        (await ApplyAsync(Ending(await ReadAsync(), Spent))).ShouldBe(WriteResult.Applied);

        (await ReadAsync()).Bead!.Status.ShouldBe("blocked");
    }

    [Fact]
    public async Task A_row_that_a_restored_database_left_behind_keeps_no_attempt_from_being_settled()
    {
        await PutAndPostAsync();
        await TellAnotherAsync();
        await Database.ExecuteAsync($"update automation_results set bead_id = '{Id}'");

        (await ApplyAsync(Ending(await ReadAsync(), Spent))).ShouldBe(WriteResult.Applied);

        (await ReadAsync()).Bead!.Status.ShouldBe("blocked");
    }

    private async Task TellAnotherAsync()
    {
        await Harness.PutBeadAsync(new BeadRow("code-2"));
        await ClaimAsync("code-2");
        (await ApplyAsync(Ending(await ReadAsync("code-2"), Spent))).ShouldBe(WriteResult.Applied);
    }
}
