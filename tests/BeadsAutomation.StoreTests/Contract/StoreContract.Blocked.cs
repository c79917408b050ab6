namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Without_a_ledger_we_blocked_nothing()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Status = "blocked" });
        var before = await WorldAsync();

        (await Store.ReadBlockedAsync(None)).ShouldBeEmpty();

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_bead_that_we_blocked_is_told_with_its_end()
    {
        await PutAndClaimAsync();
        await SettleAsync("open");
        await ClaimAsync();
        await SettleAsync("blocked", AttemptOutcome.Stale);

        var blocked = (await Store.ReadBlockedAsync(None)).ShouldHaveSingleItem();

        var newest = (await ReadAsync()).Latest!;
        blocked.ShouldBe(new BlockedBead(Id, AttemptOutcome.Stale, newest.Reason, newest.SettledAt));
        blocked.SettledAt!.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("status", "open")]
    [InlineData("status", "closed")]
    [InlineData("status", "in_progress")]
    [InlineData("assignee", "bob")]
    [InlineData("assignee", "Agent")]
    [InlineData("assignee", "")]
    public async Task A_bead_that_somebody_looked_after_is_not(string column, string value)
    {
        await PutAndClaimAsync();
        await SettleAsync("blocked", AttemptOutcome.Stale);

        await HumanChangesAsync((column, value));

        (await Store.ReadBlockedAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bead_that_was_blocked_while_its_agent_worked_is_told_apart()
    {
        await PutAndClaimAsync();
        await HumanChangesAsync(("status", "blocked"));
        await SettleAsync(null, AttemptOutcome.AgentBlocked);

        var blocked = (await Store.ReadBlockedAsync(None)).ShouldHaveSingleItem();

        (blocked.BeadId, blocked.Outcome, blocked.ByUs).ShouldBe((Id, AttemptOutcome.AgentBlocked, false));
    }

    [Fact]
    public async Task A_bead_that_others_blocked_is_not()
    {
        await Harness.PutBeadAsync(new BeadRow("code-by-hand") { Status = "blocked" });
        await PutAndClaimAsync();
        await HumanChangesAsync(("status", "blocked"));
        (await Store.ReadBlockedAsync(None)).ShouldBeEmpty("its attempt goes on");

        await SettleAsync(null, AttemptOutcome.AgentBlocked);

        await HumanChangesAsync(("status", "open"));
        await ClaimAsync();
        await SettleAsync("open");
        await HumanChangesAsync(("status", "blocked"));
        (await Store.ReadBlockedAsync(None)).ShouldBeEmpty("we left it open");
    }
}
