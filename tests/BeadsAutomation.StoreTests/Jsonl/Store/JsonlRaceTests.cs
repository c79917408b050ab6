using System.Globalization;
using BeadsAutomation.Testing.Jsonl;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>Dispatchers at once on one folder, each with a store of its own.</summary>
public sealed class JsonlRaceTests
{
    private const int Rounds = 200;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BeadsOptions Options = new() { MaxInFlight = 1000 };

    [Fact]
    public async Task Of_two_claims_at_once_exactly_one_is_applied_in_every_round()
    {
        await using var harness = new JsonlHarness();
        for (var round = 0; round < Rounds; round++)
        {
            var id = IdOf(round);
            harness.File.Put(new BeadRow(id));
            using var start = new Barrier(2);

            var results = await Task.WhenAll(
                Enumerable.Range(0, 2).Select(_ => Task.Run(() => ClaimAsync(harness, id, start)))
            );

            results.ShouldBe([WriteResult.Applied, WriteResult.Lost], ignoreOrder: true, $"round {round}");
            await using var store = harness.Open();
            (await store.ReadBeadAsync(id, None)).History.Attempts.ShouldHaveSingleItem();
            harness.File.Delete(id);
        }
    }

    [Theory]
    [InlineData(2, Rounds)]
    [InlineData(8, 25)]
    public async Task Of_dispatchers_at_once_exactly_one_sends_the_bead_in_every_round(int dispatchers, int rounds)
    {
        await using var harness = new JsonlHarness();
        var agent = new ScriptedAgent();
        var lost = 0;
        for (var round = 0; round < rounds; round++)
        {
            var id = IdOf(round);
            harness.File.Put(new BeadRow(id));
            using var start = new Barrier(dispatchers);

            var reports = await Task.WhenAll(
                Enumerable.Range(0, dispatchers).Select(_ => Task.Run(() => TickAsync(harness, agent, start)))
            );

            agent.PostsOf(id).Count.ShouldBe(1, $"round {round}");
            reports.Count(r => r.Outcome == TickOutcome.Dispatched).ShouldBe(1, $"round {round}");
            lost += reports.Count(r => r.Outcome == TickOutcome.Lost);
            await using var store = harness.Open();
            var attempt = (await store.ReadBeadAsync(id, None)).History.Attempts.ShouldHaveSingleItem();
            attempt.State.ShouldBe(AttemptState.Dispatched);
            attempt.Key.Token.ShouldBe(agent.PostsOf(id)[0].Order.Token);
            harness.File.Change(id, bead => bead["status"] = "closed");
        }
        agent.Posts.Count.ShouldBe(rounds);
        lost.ShouldBeGreaterThan(rounds / 10, "they have to meet, or this shows nothing");
    }

    private static async Task<WriteResult> ClaimAsync(JsonlHarness harness, string id, Barrier start)
    {
        await using var store = harness.Open();
        var seen = (await store.ReadBeadAsync(id, None)).History;
        var key = new AttemptKey(id, 1, new Entropy().NewToken());
        var claim = CrashCase.Claim(seen) with { Ledger = new LedgerChange.Claim(key, "beadboard", "host/1") };
        start.SignalAndWait();
        return await store.ApplyAsync(claim, None);
    }

    /// <summary>A process of its own: all have read the queue when they ask for room, and go on at once.</summary>
    private static async Task<TickReport> TickAsync(JsonlHarness harness, ScriptedAgent agent, Barrier start)
    {
        await using var store = harness.Open(Options);
        start.SignalAndWait();
        return await new ProcessRig(store, agent, Options, TimeProvider.System, new Entropy()).TickAsync();
    }

    private static string IdOf(int round) => "code-" + round.ToString(CultureInfo.InvariantCulture);
}
