using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>Many dispatchers on one folder that saw the same queue go for its only bead at the same moment; the agent counts.</summary>
public sealed class JsonlRaceTests
{
    private const int Racers = 8;

    private static readonly int Rounds = Effort.Of(5, 50);

    [Fact]
    public async Task Dispatchers_released_at_once_send_a_bead_once()
    {
        await using var world = await JsonlWorld.CreateAsync();
        world.Environment["BEADS_MAX_IN_FLIGHT"] = "100";
        for (var round = 0; round < Rounds; round++)
        {
            var bead = "bd-" + round.ToString(CultureInfo.InvariantCulture);
            world.File.Put(new BeadRow(bead));
            var gate = new StartingGate(Racers);
            world.Agent.Status = AgentReply.Busy(false).When(gate.PassAsync);

            var ticks = await Task.WhenAll(Enumerable.Range(0, Racers).Select(_ => world.TickAsync()));

            world.Agent.PostsOf(bead).ShouldBe(1);
            world.StatusOf(bead).ShouldBe("in_progress");
            (await world.AttemptsAsync(bead)).ShouldHaveSingleItem().State.ShouldBe(AttemptState.Dispatched);
            gate.Released.ShouldBeGreaterThan(1, "nobody raced");
            ticks.Count(tick => tick.Out.Contains($"dispatched {bead}", StringComparison.Ordinal)).ShouldBe(1);
            ticks.ShouldAllBe(tick => tick.Code == 0);
        }
        world.Agent.PostCount.ShouldBe(Rounds);
    }
}
