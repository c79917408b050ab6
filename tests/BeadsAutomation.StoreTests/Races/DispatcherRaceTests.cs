using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Races;

/// <summary>Dispatchers at once on a real server, each with a connection of its own.</summary>
public abstract class DispatcherRaces(int schemaVersion, int dispatchers, int rounds) : IAsyncLifetime
{
    private static readonly BeadsOptions Options = new() { Actor = "tests" };

    private readonly ScriptedAgent _agent = new();
    private TestDatabase _database = null!;

    /// <summary>The server, or <see langword="null"/> to skip.</summary>
    protected virtual async Task<TestServer?> FindServerAsync() => await TestServer.GetAsync();

    public async ValueTask InitializeAsync()
    {
        var server = await FindServerAsync();
        Assert.SkipWhen(server is null, "no dolt");
        _database = await TestDatabase.CreateAsync(server, schemaVersion);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Of_dispatchers_at_once_exactly_one_sends_the_bead_in_every_round()
    {
        var lost = 0;
        for (var round = 0; round < rounds; round++)
        {
            var id = $"code-{round}";
            await _database.InsertBeadAsync(new BeadRow(id));
            using var start = new Barrier(dispatchers);

            var reports = await Task.WhenAll(
                Enumerable.Range(0, dispatchers).Select(_ => Task.Run(() => TickAsync(start)))
            );

            _agent.PostsOf(id).Count.ShouldBe(1, $"round {round}");
            reports.Count(r => r.Outcome == TickOutcome.Dispatched).ShouldBe(1, $"round {round}");
            lost += reports.Count(r => r.Outcome == TickOutcome.Lost);
            await SettleAsync(id);
        }
        _agent.Posts.Count.ShouldBe(rounds);
        lost.ShouldBeGreaterThan(rounds / 10, "they have to meet, or this shows nothing");
    }

    /// <summary>A process of its own: it connects, waits for the others and runs one tick.</summary>
    private async Task<TickReport> TickAsync(Barrier start)
    {
        var entropy = new Entropy();
        await using var store = Stores.Open(_database.Reach(Options), entropy);
        await store.ReadStateAsync("hold", CancellationToken.None);
        start.SignalAndWait();
        return await new ProcessRig(store, _agent, Options, TimeProvider.System, entropy).TickAsync();
    }

    /// <summary>One row in the state that the answer left it in; then the bead is out of the next round's way.</summary>
    private async Task SettleAsync(string id)
    {
        var rows = await _database.QueryAsync(
            "select token, state, posted_at from automation_attempts where bead_id = @id",
            new { id }
        );
        var row = rows.ShouldHaveSingleItem();
        row["state"].ShouldBe("dispatched");
        row["token"].ShouldBe(_agent.PostsOf(id)[0].Order.Token);
        await _database.ExecuteAsync("delete from automation_attempts where bead_id = @id", new { id });
        await _database.ExecuteAsync("delete from issues where id = @id", new { id });
    }
}

// On the server that the environment names, or a private MariaDB.
public sealed class TwoDispatchersV32Tests() : DispatcherRaces(32, dispatchers: 2, rounds: 200);

public sealed class EightDispatchersV66Tests() : DispatcherRaces(66, dispatchers: 8, rounds: 25);

// On a real Dolt, where there is one.
[Trait("server", "dolt")]
public abstract class DoltDispatcherRaces(int schemaVersion, int dispatchers, int rounds)
    : DispatcherRaces(schemaVersion, dispatchers, rounds)
{
    protected override Task<TestServer?> FindServerAsync() => TestServer.GetDoltAsync();
}

public sealed class TwoDispatchersOnDoltV32Tests() : DoltDispatcherRaces(32, dispatchers: 2, rounds: 200);

public sealed class TwoDispatchersOnDoltV66Tests() : DoltDispatcherRaces(66, dispatchers: 2, rounds: 200);

public sealed class EightDispatchersOnDoltTests() : DoltDispatcherRaces(66, dispatchers: 8, rounds: 50);
