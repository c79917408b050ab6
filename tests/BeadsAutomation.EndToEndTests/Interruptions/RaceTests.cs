using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary>Many dispatchers that saw the same queue go for its only bead at the same moment; the agent counts.</summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private static readonly int Racers = Effort.Of(8, 32);
    private static readonly int Rounds = Effort.Of(10, 50);

    [Fact]
    public async Task Dispatchers_released_at_once_send_a_bead_once()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_MAX_IN_FLIGHT"] = "100";
        var released = new List<int>();
        for (var round = 0; round < Rounds; round++)
        {
            var bead = "bd-" + round.ToString(CultureInfo.InvariantCulture);
            await world.PutAsync(new BeadRow(bead));
            var gate = new StartingGate(Racers);
            world.Agent.Status = AgentReply.Busy(false).When(gate.PassAsync);

            var ticks = await Task.WhenAll(Enumerable.Range(0, Racers).Select(_ => world.TickAsync()));

            world.Agent.PostsOf(bead).ShouldBe(1);
            (await world.StatusAsync(bead)).ShouldBe("in_progress");
            (await world.LedgerAsync(bead)).ShouldHaveSingleItem().ShouldStartWith("1 dispatched");
            ticks.Count(tick => tick.Out.Contains($"dispatched {bead}", StringComparison.Ordinal)).ShouldBe(1);
            // On a slow machine the question that the gate holds back may run out of time: that one did not race.
            ticks.ShouldAllBe(tick => tick.Code == 0 || tick.Code == 4);
            await world.Database.ExecuteAsync("delete from automation_state where name = 'hold'");
            released.Add(gate.Released);
        }
        world.Agent.PostCount.ShouldBe(Rounds);
        released.Max().ShouldBeGreaterThan(1, "nobody raced");
        output.WriteLine(
            $"{Rounds} rounds of {Racers} dispatchers; released together: {released.Min()} to {released.Max()}"
        );
    }
}
