using BeadsAutomation.Hosting;
using BeadsAutomation.Ledger;
using BeadsAutomation.Store;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Contract;

/// <summary>The contract on a server, and what only a server can show.</summary>
public abstract partial class SqlStoreContract(ContractDatabase database, int schemaVersion)
    : StoreContract,
        IClassFixture<ContractDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private TestDatabase Database => ((SqlStoreHarness)Harness).Database;

    protected virtual Task<TestServer> FindServerAsync() => TestServer.GetAsync();

    protected override async Task<IStoreHarness> CreateHarnessAsync() =>
        new SqlStoreHarness(await database.GetAsync(await FindServerAsync(), schemaVersion), Stores.Open);

    [Fact]
    public async Task Reading_makes_no_table()
    {
        var before = await TablesAsync();

        await Store.ReadQueueAsync(None);
        await Store.ReadClaimsAsync(None);
        await Store.ReadBeadAsync(Id, None);
        await Store.ReadStateAsync("hold", None);

        (await TablesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_user_who_may_only_read_can_read_and_is_refused_a_claim_with_a_sentence()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var user = await Database.CreateUserAsync("select");
        await using var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy());

        var waiting = (await store.ReadQueueAsync(None)).Waiting.ShouldHaveSingleItem();
        await store.ReadClaimsAsync(None);
        await store.ReadStateAsync("hold", None);
        var seen = (await store.ReadBeadAsync(waiting.Bead.Id, None)).History;
        var before = await WorldAsync();

        (await Should.ThrowAsync<StoreException>(() => store.ApplyAsync(ClaimOf(seen), None))).Message.ShouldNotContain(
            "secret"
        );

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_user_without_rights_on_the_ledger_is_refused_before_anything_is_decided()
    {
        await PutAndClaimAsync();
        var tables = (await TablesAsync()).Where(t => !t.StartsWith("automation_", StringComparison.Ordinal));
        var user = await Database.CreateUserAsync("select, insert, update, delete", [.. tables]);
        await using var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy());

        await Should.ThrowAsync<StoreException>(() => store.ReadQueueAsync(None));
        await Should.ThrowAsync<StoreException>(() => store.ReadClaimsAsync(None));
    }

    [Fact]
    public async Task An_idle_tick_is_one_connection_and_at_most_three_statements_that_write_nothing()
    {
        Assert.SkipWhen(Database.Server.Flavour == Flavour.Dolt, "Dolt has no general log.");
        await PutAndClaimAsync();
        await SettleAsync("closed");
        var user = await Database.CreateUserAsync("select");
        await using var log = await StatementLog.StartAsync(Database.Server);

        await using (var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy()))
        {
            (await store.ReadQueueAsync(None)).Waiting.ShouldBeEmpty();
        }

        var connection = (await log.ReadAsync(user.User)).ShouldHaveSingleItem();
        connection.Statements.Count.ShouldBeLessThanOrEqualTo(3, string.Join('\n', connection.Statements));
    }

    [Theory]
    [InlineData("touch")]
    [InlineData("settle")]
    [InlineData("amend")]
    public async Task Whoever_writes_the_bead_stores_its_new_stamp_in_the_row(string change)
    {
        await PutAndPostAsync();
        if (change == "amend")
        {
            await SettleAsync("open");
        }
        await Database.ExecuteAsync("update automation_attempts set bead_updated_at = '2026-01-01'");
        var seen = await ReadAsync();
        LedgerChange ledger = change switch
        {
            "touch" => new LedgerChange.Touch(seen.Latest!),
            "settle" => new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Stale, "blocked"),
            _ => new LedgerChange.Amend(seen.Latest!, "blocked"),
        };

        (await ApplyAsync(Transition(seen, "blocked", "why", ledger))).ShouldBe(WriteResult.Applied);

        seen = await ReadAsync();
        seen.Latest!.BeadUpdatedAt.ShouldBe(seen.Bead!.UpdatedAt);
    }

    private async Task<IReadOnlyList<string>> TablesAsync() =>
        [
            .. (
                await Database.QueryAsync(
                    "select table_name as name from information_schema.tables where table_schema = @Name order by 1",
                    new { Database.Name }
                )
            ).Select(row => (string)row["name"]!),
        ];
}
