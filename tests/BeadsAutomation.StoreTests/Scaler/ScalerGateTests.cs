using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>What a scaler is told of pools, money and trust.</summary>
public sealed class ScalerGateTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(49)]
    [InlineData(53)]
    [InlineData(66)]
    public async Task A_bead_whose_pool_is_full_asks_for_nobody(int version)
    {
        await using var database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), version);
        var options = await OptionsAsync(database, new BeadsOptions { MaxPerTick = 1 });
        await PutAsync(database, ("a", "pool:g'pu"), ("b", "pool:g'pu"), ("c", "pool:site"));
        (await Scaled.AskAsync(database, options, withLedger: false)).ShouldBe(3);
        await TickAsync(options);

        // The query does not know that of two beads of one free pool only one goes.
        (await Scaled.AskAsync(database, options)).ShouldBe(1);
        (await Scaled.AskAsync(database, options with { Pools = new("g'pu=2, site=3") })).ShouldBe(2);
        await database.ExecuteAsync("update issues set status = 'closed' where id = 'a'");
        // Two beads, and a sweep that is due for the closed one.
        (await Scaled.AskAsync(database, options)).ShouldBe(3);
    }

    [Fact]
    public async Task The_money_of_the_day_bounds_the_number()
    {
        await using var database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), 66);
        var options = await OptionsAsync(database, new BeadsOptions { MaxBudgetPerDay = 10 });
        await PutAsync(database, ("a", "x"), ("b", "x"), ("c", "x"), ("d", "x"));
        await TickAsync(options);

        (await Scaled.AskAsync(database, options)).ShouldBe(1);
        (await Scaled.AskAsync(database, options with { MaxDispatchesPerDay = 1 })).ShouldBe(0);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(66, true)]
    [InlineData(66, false)]
    public async Task A_bead_that_no_trusted_actor_ever_handed_over_asks_for_nobody(int version, bool withLedger)
    {
        await using var database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), version);
        var options = await OptionsAsync(database, new BeadsOptions { TrustedActors = new("ann, o'brien") });
        await PutAsync(database, ("a", "x"), ("b", "x"), ("c", "x"));
        await using var store = Stores.Open(options, new Entropy());
        await store.WriteStateAsync("made", "ledger", CancellationToken.None);
        await EventAsync(database, "a", "bob", """{"assignee":"agent"}""");
        await EventAsync(database, "b", "o'brien", """{"assignee":"agent"}""");
        await EventAsync(database, "c", "ann", """{"status":"open"}""");

        (await Scaled.AskAsync(database, options, withLedger)).ShouldBe(1);
        // Who was last is not asked: such a bead costs pods.
        await EventAsync(database, "b", "bob", """{"assignee":"agent"}""");
        (await Scaled.AskAsync(database, options, withLedger)).ShouldBe(1);
    }

    private static Task<BeadsOptions> OptionsAsync(TestDatabase database, BeadsOptions options) =>
        Scaled.OutsideWindowAsync(database, database.Reach(options));

    private static async Task PutAsync(TestDatabase database, params (string Id, string Label)[] beads)
    {
        foreach (var (id, label) in beads)
        {
            await database.InsertBeadAsync(new BeadRow(id));
            await database.InsertLabelAsync(id, label);
        }
    }

    private static Task<int> EventAsync(TestDatabase database, string beadId, string actor, string newValue) =>
        database.ExecuteAsync(
            "insert into events (id, issue_id, event_type, actor, old_value, new_value, created_at) values (uuid(), @beadId, 'updated', @actor, '', @newValue, utc_timestamp())",
            new
            {
                beadId,
                actor,
                newValue,
            }
        );

    private static async Task TickAsync(BeadsOptions options)
    {
        await using var store = Stores.Open(options, new Entropy());
        await new ProcessRig(store, new ScriptedAgent(), options, TimeProvider.System, new Entropy()).TickAsync();
    }
}
