using System.Globalization;
using BeadsAutomation.Ledger;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>Two dispatchers on one folder that saw the same queue go for its only bead at the same moment.</summary>
public sealed class JsonlRaceTests
{
    private const int Rounds = 20;

    [Fact]
    public async Task Two_dispatchers_released_at_once_send_a_bead_once()
    {
        await using var world = await JsonlWorld.CreateAsync();
        world.Environment["BEADS_MAX_IN_FLIGHT"] = "100";
        for (var round = 0; round < Rounds; round++)
        {
            var bead = "bd-" + round.ToString(CultureInfo.InvariantCulture);
            world.File.Put(new BeadRow(bead));
            world.Agent.Status = AgentReply.Busy(false).When(BothAreHere());

            var both = await Task.WhenAll(world.TickAsync(), world.TickAsync());

            world.Agent.PostsOf(bead).ShouldBe(1);
            world.StatusOf(bead).ShouldBe("in_progress");
            (await world.AttemptsAsync(bead)).ShouldHaveSingleItem().State.ShouldBe(AttemptState.Dispatched);
            both.Count(tick => tick.Out.Contains($"dispatched {bead}", StringComparison.Ordinal)).ShouldBe(1);
            both.ShouldAllBe(tick => tick.Code == 0);
        }
        world.Agent.PostCount.ShouldBe(Rounds);
    }

    // Both have read the queue by the time they ask for the agent's room.
    private static Func<Task> BothAreHere()
    {
        var waiting = 2;
        var here = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return () =>
        {
            if (Interlocked.Decrement(ref waiting) == 0)
            {
                here.SetResult();
            }
            return here.Task;
        };
    }
}
