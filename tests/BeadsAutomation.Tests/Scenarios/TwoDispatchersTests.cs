using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Dispatchers at once over one bead, in orders of steps that a seed decides.</summary>
public sealed class TwoDispatchersTests
{
    private const int Rounds = 200;

    [Theory]
    [InlineData(32, 2)]
    [InlineData(66, 2)]
    [InlineData(66, 3)]
    public void Of_dispatchers_at_once_exactly_one_sends_the_bead(int schema, int dispatchers)
    {
        var lost = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var world = NewWorld(schema);
            var reports = new List<TickReport>();
            Interleaver.Run(
                Turns(seed, dispatchers),
                [
                    .. Enumerable.Repeat<Func<Actor, Task>>(
                        async me => reports.Add(await world.Process(_ => me.StepAsync()).TickAsync()),
                        dispatchers
                    ),
                ]
            );

            world.Agent.Posts.Count.ShouldBe(1, $"seed {seed}");
            reports.Count(r => r.Outcome == TickOutcome.Dispatched).ShouldBe(1, $"seed {seed}");
            lost += reports.Count(r => r.Outcome == TickOutcome.Lost);
            Promise.MustHold(world, $"seed {seed}");
        }
        lost.ShouldBeGreaterThan(Rounds / 4, "they have to meet, or this shows nothing");
    }

    [Fact]
    public void The_naive_claim_sends_twice()
    {
        var doubled = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var world = NewWorld(32);
            var posts = 0;
            Interleaver.Run(Turns(seed, 2), [TickAsync, TickAsync]);
            doubled += posts == 2 ? 1 : 0;

            async Task TickAsync(Actor me)
            {
                await me.StepAsync();
                var claim = world.Database.Engine.Begin();
                var rows = claim.Update(
                    "issues",
                    "b1",
                    bead => bead.Has("status", "open") && bead.Has("assignee", "agent"),
                    bead => bead.With("status", "in_progress")
                );
                await me.StepAsync();
                if (claim.Commit() == Testing.Model.Engine.CommitAnswer.Committed && rows == 1)
                {
                    await me.StepAsync();
                    posts++;
                }
            }
        }
        doubled.ShouldBeGreaterThan(Rounds / 4);
    }

    private static ModelWorld NewWorld(int schema)
    {
        var world = new ModelWorld(schema);
        world.Put(new BeadRow("b1"));
        return world;
    }

    private static IEnumerable<int> Turns(int seed, int actors)
    {
        var random = new Random(seed);
        while (true)
        {
            yield return random.Next(actors);
        }
    }
}
