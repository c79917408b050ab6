namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    protected static readonly Spending Spent = new(0.4217m, 12, "0a1b-2c");

    [Fact]
    public async Task Before_anything_was_told_nothing_was_spent()
    {
        (await Store.ReadSpendingAsync(null, DateTime.MinValue, None)).ShouldBeEmpty();
        await PutAndPostAsync();
        var before = await WorldAsync();

        (await Store.ReadSpendingAsync(null, DateTime.MinValue, None)).ShouldBeEmpty();
        (await Store.ReadSpendingAsync(Id, DateTime.MinValue, None)).ShouldBeEmpty();

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_a_run_cost_is_stored_with_its_end()
    {
        await PutAndPostAsync();
        var claimed = (await ReadAsync()).Latest!.ClaimedAt;

        (await ApplyAsync(Ending(await ReadAsync(), Spent))).ShouldBe(WriteResult.Applied);

        (await ReadAsync()).Bead!.Status.ShouldBe("blocked");
        foreach (var id in new[] { null, Id })
        {
            var read = await Store.ReadSpendingAsync(id, claimed, None);
            read.ShouldHaveSingleItem();
            read[(Id, 1)].ShouldBe(Spent);
        }
        (await Store.ReadSpendingAsync("code-2", claimed, None)).ShouldBeEmpty();
        (await Store.ReadSpendingAsync(null, claimed.AddSeconds(1), None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.0, null, null)]
    [InlineData(999_999.999_999, int.MaxValue, null)]
    [InlineData(null, 0, "s")]
    [InlineData(0.000_001, 1, null)]
    public async Task Figures_are_exact_and_those_not_told_are_not_known(double? cost, int? turns, string? session)
    {
        await PutAndPostAsync();
        var told = new Spending((decimal?)cost, turns, session);

        await ApplyAsync(Ending(await ReadAsync(), told));

        (await Store.ReadSpendingAsync(Id, DateTime.MinValue, None))[(Id, 1)].ShouldBe(told);
    }

    [Fact]
    public async Task What_becomes_of_the_row_later_keeps_them()
    {
        await PutAndPostAsync();
        await ApplyAsync(Ending(await ReadAsync(), Spent));
        var seen = await ReadAsync();

        await ApplyAsync(Transition(seen, "open", "rearmed", new LedgerChange.Amend(seen.Latest!, "rearmed")));
        await Store.WriteStateAsync("pause", "so", null, None);

        (await Store.ReadSpendingAsync(Id, DateTime.MinValue, None))[(Id, 1)].ShouldBe(Spent);
    }

    [Fact]
    public async Task A_lost_transition_stores_none()
    {
        await PutAndPostAsync();
        var seen = await ReadAsync();
        await HumanChangesAsync(("status", "open"));

        (await ApplyAsync(Ending(seen, Spent))).ShouldBe(WriteResult.Lost);

        (await Store.ReadSpendingAsync(null, DateTime.MinValue, None)).ShouldBeEmpty();
    }

    protected static BeadTransition Ending(BeadHistory seen, Spending? spent) =>
        Transition(
            seen,
            "blocked",
            "why",
            new LedgerChange.Settle(seen.Latest!, AttemptOutcome.AgentLeftOpen, "blocked") { Spent = spent }
        );
}
