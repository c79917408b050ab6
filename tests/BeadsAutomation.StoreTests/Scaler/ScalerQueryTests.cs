using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>What a scaler is told is what a tick and a sweep would do.</summary>
public abstract class ScalerQueryTests
{
    protected abstract Task<TestServer> FindServerAsync();

    [Theory]
    [InlineData(32, 0)]
    [InlineData(49, 0)]
    [InlineData(53, 0)]
    [InlineData(66, 0)]
    [InlineData(66, 12)]
    public async Task The_number_is_what_a_tick_would_send_and_one_when_a_sweep_would_write(int version, int perDay)
    {
        await using var database = await CreateAsync(version);
        var options = Options(database) with { MaxDispatchesPerDay = perDay };
        options = await Scaled.OutsideWindowAsync(database, options);
        await using var store = Stores.Open(options, new Entropy());
        await store.WriteStateAsync("made", "ledger", CancellationToken.None);
        var random = new RandomStores(Effort.Seed, version);
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Effort.Of(150, 3000); i++)
        {
            await random.FillAsync(database, withLedger: true);
            var asked = await Scaled.AskAsync(database, options);
            var rig = new ProcessRig(store, new ScriptedAgent(), options, TimeProvider.System, new Entropy());
            var tick = await rig.TickAsync(dryRun: true);
            var sweep = await rig.SweepAsync(allowMassReap: true);

            var toSend = Candidates(tick);
            var written = sweep.Verdicts.Count(v => v.Verdict != SweepVerdict.Keep);
            seen.Add($"{tick.Outcome}{(written > 0 ? ", swept" : "")}");
            if (asked != toSend + Math.Min(written, 1))
            {
                wrong.Add($"store {i}: asked {asked}, tick {tick.Outcome} {toSend}, sweep {written}");
            }
        }

        wrong.ShouldBeEmpty(Effort.Again);
        string[] all = ["Idle", "Planned", "Held", "Saturated", "Paused", "Idle, swept", "Planned, swept"];
        string[] spent = perDay > 0 ? ["BudgetExhausted", "BudgetExhausted, swept"] : [];
        seen.ShouldBe([.. all, "Held, swept", "Saturated, swept", "Paused, swept", .. spent], ignoreOrder: true);
    }

    /// <summary>Too many wake a pod in vain, too few leave work lying: two beads of one free pool count as two, and who assigned last is not asked.</summary>
    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task With_pools_money_and_trust_the_number_is_never_too_small_and_no_larger_than_stated(int version)
    {
        await using var database = await CreateAsync(version);
        var options = await Scaled.OutsideWindowAsync(database, WithGates(Options(database)));
        await using var store = Stores.Open(options, new Entropy());
        await store.WriteStateAsync("made", "ledger", CancellationToken.None);
        var (random, gates) = (new RandomStores(Effort.Seed, version), new RandomGates(Effort.Seed));
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Effort.Of(75, 2000); i++)
        {
            await random.FillAsync(database, withLedger: true);
            await gates.FillAsync(database);
            var asked = await Scaled.AskAsync(database, options);
            var rig = new ProcessRig(store, new ScriptedAgent(), options, TimeProvider.System, new Entropy());
            var tick = await rig.TickAsync(dryRun: true);
            var inVain = await CountedInVainAsync(tick, gates, store, options);
            var left = Math.Max(
                0,
                await DayBudget.LeftAsync(store, options, tick.Seen!.Now, CancellationToken.None) ?? int.MaxValue
            );
            // Last, for it writes.
            var sweep = await rig.SweepAsync(allowMassReap: true);
            var due = sweep.Verdicts.Any(v => v.Verdict != SweepVerdict.Keep) ? 1 : 0;

            var waiting = Candidates(tick) + tick.Decisions.Count(d => d.Reason == ReasonCode.BudgetExhausted);
            var most = due + Math.Min(left, waiting + inVain);
            var least = tick.Outcome == TickOutcome.Planned ? most : due;
            if (asked < Math.Max(least, Candidates(tick) + due) || asked > most)
            {
                wrong.Add(
                    $"store {i}: asked {asked}, tick {tick.Outcome}, {least} to {most}, of them {inVain} in vain"
                );
            }
            seen.UnionWith(tick.Decisions.Select(d => $"{d.Reason}"));
            seen.Add(asked == Candidates(tick) + due ? "exact" : "in vain");
        }

        wrong.ShouldBeEmpty(Effort.Again);
        seen.IsSupersetOf(["PoolBusy", "Untrusted", "BudgetExhausted", "WaitsTurn", "exact", "in vain"])
            .ShouldBeTrue(string.Join(' ', seen));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task Before_the_first_claim_the_number_is_what_a_tick_would_send(int version)
    {
        await using var database = await CreateAsync(version);
        var options = await Scaled.OutsideWindowAsync(database, Options(database));
        await using var store = Stores.Open(options, new Entropy());
        var random = new RandomStores(Effort.Seed, version);
        for (var i = 0; i < 30; i++)
        {
            await random.FillAsync(database, withLedger: false);
            var rig = new ProcessRig(store, new ScriptedAgent(), options, TimeProvider.System, new Entropy());

            var asked = await Scaled.AskAsync(database, options, withLedger: false);

            asked.ShouldBe(Candidates(await rig.TickAsync(dryRun: true)), $"store {i}, {Effort.Again}");
        }
    }

    [Theory]
    [InlineData("open", null, false)]
    [InlineData("in_progress", null, true)]
    [InlineData("blocked", null, false)]
    [InlineData("in_progress", "dispatched", true)]
    [InlineData("in_progress", "claimed", true)]
    [InlineData("in_progress", "settled", true)]
    [InlineData("open", "dispatched", true)]
    [InlineData("open", "settled", false)]
    public async Task A_claim_in_hand_asks_for_a_sweep_in_the_window_only(string status, string? state, bool inHand)
    {
        await using var database = await CreateAsync(66);
        var options = Options(database);
        await using var store = Stores.Open(options, new Entropy());
        await store.WriteStateAsync("made", "ledger", CancellationToken.None);
        // Not ready, so that only a sweep is asked for.
        await database.InsertBeadAsync(new BeadRow("bd-1") { Status = status, AcceptanceCriteria = "" });
        if (state is not null)
        {
            await database.ExecuteAsync(
                """
                insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, status_left, open_at_answer, claimed_at, changed_at)
                values ('bd-1', 1, 't', 'beadboard', 'tests', @state, 0, 'blocked', 0, utc_timestamp(6), utc_timestamp(6))
                """,
                new { state }
            );
        }
        var outside = await Scaled.OutsideWindowAsync(database, options);
        var always = options with { SweepInterval = TimeSpan.FromSeconds(60) };

        (await Scaled.AskAsync(database, outside)).ShouldBe(0);
        (await Scaled.AskAsync(database, always)).ShouldBe(inHand ? 1 : 0);
    }

    /// <summary>Nothing here is ever silent for too long: that is for the window.</summary>
    private static BeadsOptions Options(TestDatabase database) =>
        database.Reach(
            new BeadsOptions
            {
                MaxAttempts = 2,
                MaxInFlight = 2,
                StaleAfter = TimeSpan.FromDays(6),
                HardCap = TimeSpan.FromDays(7),
            }
        );

    private static BeadsOptions WithGates(BeadsOptions options) =>
        options with
        {
            MaxInFlight = 6,
            Pools = new("gpu=2"),
            MaxBudgetPerDay = 60,
            TrustedActors = new(RandomGates.Trusted),
        };

    /// <summary>Beads that the tick does not send and the number holds: their pool is filled by this very tick, or only the last to assign them is a stranger.</summary>
    private static async Task<int> CountedInVainAsync(
        TickReport tick,
        RandomGates gates,
        IBeadStore store,
        BeadsOptions options
    )
    {
        var waiting = tick.Decisions.Where(d =>
            d.Reason == ReasonCode.PoolBusy || (d.Reason == ReasonCode.Untrusted && gates.WasEverTrusted(d.BeadId))
        );
        var ids = waiting.Select(d => d.BeadId).ToList();
        var beads = tick.Seen!.Waiting.Where(w => ids.Contains(w.Bead.Id)).Select(w => new Candidate(w, [])).ToList();
        var facts = await new GateWalk(store, agent: null!).ReadAsync(
            Needs.Pools,
            beads,
            new GateFacts(tick.Seen.Now, 0, options),
            new DatabaseClock(tick.Seen.Now, TimeProvider.System),
            CancellationToken.None
        );
        var pool = GateList.For(ReasonCode.PoolBusy)!;
        return beads.Count(bead => pool.Closed(bead, facts) is null);
    }

    private static int Candidates(TickReport tick) =>
        tick.Dispatches.Count + tick.Decisions.Count(d => d.Reason == ReasonCode.WaitsTurn);

    private async Task<TestDatabase> CreateAsync(int version)
    {
        var database = await TestDatabase.CreateAsync(await FindServerAsync(), version);
        await database.ExecuteAsync("insert into custom_statuses (name, category) values ('review', 'wip')");
        return database;
    }
}

public sealed class ServerScalerQueryTests : ScalerQueryTests
{
    protected override Task<TestServer> FindServerAsync() => TestServer.GetAsync();
}

[Trait("server", "dolt")]
public sealed class DoltScalerQueryTests : ScalerQueryTests
{
    protected override Task<TestServer> FindServerAsync() => RealDolt.RequireAsync();
}
