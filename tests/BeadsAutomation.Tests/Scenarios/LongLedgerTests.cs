using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Ten thousand attempts that are over: a tick and a sweep do no more than without them. Work is counted, not time.</summary>
public sealed class LongLedgerTests
{
    private const int Rows = 10_000;

    [Fact]
    public async Task Ten_thousand_settled_rows_cost_a_tick_and_a_sweep_nothing()
    {
        var (idleShort, dispatchShort) = await WorkAsync(0);
        var (idleLong, dispatchLong) = await WorkAsync(Rows);

        idleLong.ShouldBe(idleShort);
        dispatchLong.ShouldBe(dispatchShort);
    }

    /// <summary>What an idle tick and sweep cost, and what those that dispatch and keep a bead cost.</summary>
    private static async Task<(ModelCounters Idle, ModelCounters Dispatch)> WorkAsync(int settled)
    {
        var world = new ModelWorld();
        world.Put(new BeadRow("first"));
        await world.TickAsync(); // makes the ledger
        world.Do(t => t.Close("first"));
        await world.SweepAsync();
        Settle(world, settled);
        var idle = await CountAsync(world);
        world.Put(new BeadRow("next"));
        var dispatch = await CountAsync(world);
        world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["first", "next"]);
        world.Attempts().Count.ShouldBe(settled + 2);
        return (idle, dispatch);
    }

    /// <summary>Copies of the row that is there, of two thousand beads that are closed.</summary>
    private static void Settle(ModelWorld world, int rows)
    {
        var work = world.Database.Engine.Begin();
        var row = work.Rows("automation_attempts").Single().Value;
        var bead = work.Find("issues", "first")!;
        for (var i = 0; i < rows; i++)
        {
            var id = $"old{i / 5:0000}";
            if (i % 5 == 0)
            {
                work.Insert("issues", id, bead.With("id", id));
            }
            var copy = row.With("bead_id", id).With("attempt", (i % 5) + 1L).With("token", $"old-{i}");
            work.Insert("automation_attempts", $"{id}\0{(i % 5) + 1:D9}", copy);
        }
        work.Commit().ShouldBe(CommitAnswer.Committed);
    }

    private static async Task<ModelCounters> CountAsync(ModelWorld world)
    {
        var before = world.Database.Engine.Counters;
        await world.TickAsync();
        await world.SweepAsync();
        var after = world.Database.Engine.Counters;
        return new ModelCounters(
            after.Reads - before.Reads,
            after.Writes - before.Writes,
            after.Transactions - before.Transactions,
            after.Commits - before.Commits
        );
    }
}
