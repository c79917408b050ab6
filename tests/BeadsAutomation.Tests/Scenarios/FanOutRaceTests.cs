using BeadsAutomation.Testing.Model.Interleaving;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Dispatchers at once that send several beads each, in orders of steps that a seed decides.</summary>
public sealed class FanOutRaceTests
{
    private const int Rounds = 200;
    private const int Beads = 6;

    [Fact]
    public void Every_bead_is_sent_once()
    {
        var shared = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var world = FanOutTests.WorldOf(Beads, new BeadsOptions { MaxPerTick = Beads, BatchInitial = 2 });
            var sent = new List<int>();
            Func<Actor, Task> tick = async me =>
                sent.Add((await world.Process(_ => me.StepAsync()).TickAsync()).Dispatches.Count);

            Interleaver.Run(Turns(seed), tick, tick);

            world
                .Agent.Posts.Select(p => p.Order.BeadId)
                .Order(StringComparer.Ordinal)
                .ShouldBe(Enumerable.Range(0, Beads).Select(i => $"b{i}"), $"seed {seed}");
            sent.Sum().ShouldBe(Beads, $"seed {seed}");
            shared += sent.TrueForAll(n => n > 0) ? 1 : 0;
            Promise.MustHold(world, $"seed {seed}");
            Promise.EveryAnswerIsKept(world, $"seed {seed}");
        }
        shared.ShouldBeGreaterThan(Rounds / 4, "they have to meet, or this shows nothing");
    }

    private static IEnumerable<int> Turns(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            yield return random.Next(2);
        }
    }
}
