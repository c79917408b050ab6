using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Of one pool as many are in flight as it has room for, and nobody else waits for it.</summary>
public sealed class PoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Of_two_beads_of_one_pool_one_runs_and_the_other_pool_is_not_affected(int perTick)
    {
        var world = Fill(
            new ModelWorld(options: new BeadsOptions { MaxPerTick = perTick }),
            ("a", "gpu"),
            ("b", "gpu"),
            ("c", "site"),
            ("d", "")
        );
        for (var i = 0; i < 3; i++)
        {
            await world.TickAsync();
        }

        var last = await world.TickAsync();

        world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["a", "c", "d"]);
        (last.Outcome, last.ExitCode).ShouldBe((TickOutcome.Idle, ExitCode.Done));
        last.Decisions.Single(d => d.BeadId == "b")
            .ShouldBe(new BeadDecision("b", ReasonCode.PoolBusy, "pool:gpu: 1 of 1 in flight, a"));
        world.Do(t => t.Close("a"));
        await world.TickAsync();
        world.Agent.Posts[^1].Order.BeadId.ShouldBe("b");
    }

    [Fact]
    public async Task A_waiting_bead_does_not_use_up_the_slot_of_the_tick_that_fills_its_pool()
    {
        var world = Fill(
            new ModelWorld(options: new BeadsOptions { MaxPerTick = 3, BatchInitial = 3 }),
            ("a", "gpu"),
            ("b", "gpu"),
            ("c", ""),
            ("d", "gpu"),
            ("e", "")
        );

        var tick = await world.TickAsync();

        world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["a", "c", "e"]);
        tick.Decisions.Select(d => (d.BeadId, d.Reason))
            .ShouldBe([("b", ReasonCode.PoolBusy), ("d", ReasonCode.PoolBusy)]);
        world.Attempts().Count.ShouldBe(3, "nobody was claimed in vain");
    }

    [Fact]
    public async Task A_bead_of_several_pools_needs_room_in_each()
    {
        var world = Fill(
            new ModelWorld(options: new BeadsOptions { Pools = new("gpu=2") }),
            ("a", "gpu"),
            ("b", "gpu"),
            ("c", "gpu")
        );
        world.Do(t => t.Label("a", "pool:site"));
        world.Do(t => t.Label("b", "pool:site"));

        await world.TickAsync();
        await world.TickAsync();

        world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task A_bead_that_was_opened_again_under_its_agent_keeps_its_place()
    {
        var world = Fill(new ModelWorld(), ("a", "gpu"), ("b", "gpu"));
        await world.TickAsync();
        world.Reopen("a");

        var tick = await world.TickAsync();

        tick.Decisions.Select(d => d.Reason).ShouldBe([ReasonCode.InFlight, ReasonCode.PoolBusy], ignoreOrder: true);
    }

    [Fact]
    public async Task By_hand_a_full_pool_is_respected_and_shown()
    {
        var world = Fill(new ModelWorld(), ("a", "gpu"), ("b", "gpu"));
        await world.TickAsync();

        var report = await world.Process().DispatchAsync("b");

        world.Agent.Posts.ShouldHaveSingleItem();
        report.Gates.Single(g => g.Gate == ReasonCode.PoolBusy).State.ShouldBe(GateState.Closed);
        report.Sentence.ShouldStartWith("nothing is sent: pool_busy — pool:gpu: 1 of 1 in flight, a; next: ");
    }

    [Fact]
    public async Task A_claim_that_finds_its_pool_full_is_put_back_uncounted()
    {
        var world = Fill(new ModelWorld(), ("a", "gpu"), ("b", "gpu"));
        var process = world.Process(async step =>
        {
            // The other claims and sends while our claim is on its way.
            if (step == "Apply/BeforeCommit" && world.Agent.Posts.Count == 0)
            {
                await world.Process().DispatchAsync("a");
            }
        });

        var report = await process.DispatchAsync("b");

        world.Agent.Posts.ShouldHaveSingleItem().Order.BeadId.ShouldBe("a");
        report.Tick.ShouldNotBeNull().Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.PoolBusy);
        var b = world.Attempts("b").ShouldHaveSingleItem();
        (b.State, b.Outcome, b.Counted, b.StatusLeft).ShouldBe(
            (AttemptState.Settled, AttemptOutcome.Released, false, "open")
        );
        b.Reason.ShouldStartWith("pool_busy: pool:gpu: 1 of 1 in flight");
        (world.Status("b"), world.Notes("b").Count).ShouldBe(("open", 2));
        world.Do(t => t.Close("a"));
        await world.TickAsync();
        world.Agent.Posts[^1].Order.BeadId.ShouldBe("b");
    }

    [Fact]
    public async Task Without_pools_nothing_more_is_read_than_the_labels()
    {
        var world = ModelWorld.With("a");
        var reads = new List<string>();

        await world
            .Process(step =>
            {
                reads.Add(step);
                return Task.CompletedTask;
            })
            .TickAsync();

        reads.Count(s => s.StartsWith("ReadLabels", StringComparison.Ordinal)).ShouldBe(1);
        reads.ShouldNotContain(s =>
            s.StartsWith("ReadPools") || s.StartsWith("ReadAssignments") || s.StartsWith("CountPosts")
        );
    }

    /// <summary>Adds ready beads, each of a pool or, where that is empty, of none.</summary>
    internal static ModelWorld Fill(ModelWorld world, params (string Id, string Pool)[] beads)
    {
        foreach (var ((id, pool), number) in beads.Select((b, n) => (b, n)))
        {
            world.Put(new BeadRow(id) { CreatedAt = world.Now.AddMinutes(number - 1000) });
            if (pool.Length > 0)
            {
                world.Do(t => t.Label(id, $"pool:{pool}"));
            }
        }
        return world;
    }
}
