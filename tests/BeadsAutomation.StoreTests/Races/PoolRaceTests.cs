using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Races;

/// <summary>Dispatchers at once, each over a bead of its own, of one pool with room for one.</summary>
public abstract class PoolRaces(int schemaVersion, int rounds)
{
    private static readonly BeadsOptions Options = new() { Actor = "tests" };

    private readonly ScriptedAgent _agent = new();

    protected abstract Task<TestServer?> FindServerAsync();

    [Fact]
    public async Task Never_are_two_of_one_pool_sent()
    {
        var server = await FindServerAsync();
        Assert.SkipWhen(server is null, "no dolt");
        await using var database = await TestDatabase.CreateAsync(server, schemaVersion);
        var back = 0L;
        for (var round = 0; round < rounds; round++)
        {
            string[] ids = [$"code-{round}-a", $"code-{round}-b"];
            foreach (var id in ids)
            {
                await database.InsertBeadAsync(new BeadRow(id));
                await database.InsertLabelAsync(id, "pool:gpu");
            }
            using var start = new Barrier(ids.Length);

            await Task.WhenAll(ids.Select(id => Task.Run(() => DispatchAsync(database, id, start))));

            ids.Sum(id => _agent.PostsOf(id).Count).ShouldBeLessThanOrEqualTo(1, $"round {round}");
            back += await database.ScalarAsync<long>(
                "select count(*) from automation_attempts where outcome = 'released' and reason like 'pool_busy%' and counted = 0"
            );
            await database.ExecuteAsync("delete from automation_attempts");
            await database.ExecuteAsync("delete from issues");
        }
        back.ShouldBeGreaterThan(rounds / 10, "they have to meet, or this shows nothing");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_agent.Posts.Count} sent, {back} stepped back in {rounds} rounds"
        );
    }

    private async Task DispatchAsync(TestDatabase database, string beadId, Barrier start)
    {
        var entropy = new Entropy();
        await using var store = Stores.Open(database.Reach(Options), entropy);
        await store.ReadStateAsync("hold", CancellationToken.None);
        start.SignalAndWait();
        await new ProcessRig(store, _agent, Options, TimeProvider.System, entropy).DispatchAsync(beadId);
    }
}

public sealed class PoolRaceV32Tests() : PoolRaces(32, rounds: 60)
{
    protected override async Task<TestServer?> FindServerAsync() => await TestServer.GetAsync();
}

public sealed class PoolRaceV66Tests() : PoolRaces(66, rounds: 60)
{
    protected override async Task<TestServer?> FindServerAsync() => await TestServer.GetAsync();
}

[Trait("server", "dolt")]
public sealed class PoolRaceOnDoltTests() : PoolRaces(66, rounds: 100)
{
    protected override Task<TestServer?> FindServerAsync() => TestServer.GetDoltAsync();
}
