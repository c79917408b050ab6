using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.FanOut;

/// <summary>Two dispatchers that saw the same queue send it together; the agent counts.</summary>
public sealed class FanOutRaceTests(ITestOutputHelper output)
{
    private static readonly int Rounds = Effort.Of(5, 50);
    private const int Beads = 12;

    [Fact]
    public async Task Two_that_send_several_beads_each_send_every_bead_once()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_MAX_IN_FLIGHT"] = "1000";
        world.Environment["BEADS_MAX_PER_TICK"] = "12";
        world.Environment["BEADS_BATCH_INITIAL"] = "3";
        var shared = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var ids = Enumerable.Range(0, Beads).Select(i => $"bd-{round}-{i}").ToArray();
            await world.PutAsync([.. ids.Select(id => new BeadRow(id))]);
            var gate = new StartingGate(2);
            world.Agent.Status = AgentReply.Busy(false).When(gate.PassAsync);

            var ticks = await Task.WhenAll(world.TickAsync(), world.TickAsync());

            ids.ShouldAllBe(id => world.Agent.PostsOf(id) == 1);
            ticks.ShouldAllBe(tick => tick.Code == 0);
            var sent = ticks.Select(tick =>
                tick.OutLines.Count(l => l.StartsWith("dispatched", StringComparison.Ordinal))
            );
            sent.Sum().ShouldBe(Beads);
            shared += sent.All(n => n > 0) ? 1 : 0;
        }
        await world.ShouldKeepThePromiseAsync("two fan-outs");
        shared.ShouldBeGreaterThan(0, "nobody raced");
        output.WriteLine($"{shared} of {Rounds} rounds were shared");
    }
}
