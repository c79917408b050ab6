using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>Two dispatchers, each over a bead of its own, of one pool: every order of their steps.</summary>
public sealed class PoolMeetsTests
{
    [Theory]
    [InlineData(32, AnswerClass.Accepted, false)]
    [InlineData(66, AnswerClass.Accepted, false)]
    [InlineData(66, AnswerClass.Unknown, false)]
    [InlineData(66, AnswerClass.BeadFault, false)]
    [InlineData(66, AnswerClass.Accepted, true)]
    public void Never_are_both_at_work(int schema, AnswerClass answer, bool byTick)
    {
        var (sent, back) = (new HashSet<int>(), 0);
        var schedules = Meet(
            schema,
            answer,
            new Variant(),
            (world, why) =>
            {
                sent.Add(world.Agent.Posts.Count);
                back += world.Attempts().Any(a => a.Outcome == AttemptOutcome.Released) ? 1 : 0;
            },
            byTick
        );

        Schedules.ShouldBeMany(schedules, 100);
        back.ShouldBeGreaterThan(10, "they have to meet, or this shows nothing");
        sent.ShouldContain(1);
    }

    /// <summary>How many orders there were; throws where two are at work at once.</summary>
    internal static int Meet(
        int schema,
        AnswerClass answer,
        Variant variant,
        Action<ModelWorld, string> check,
        bool byTick = false
    ) =>
        Schedules.All(
            () =>
            {
                var world = PoolTests.Fill(new ModelWorld(schema, variant: variant), ("b1", "gpu"), ("b2", "gpu"));
                world.Agent.Answer = order =>
                {
                    world
                        .Attempts()
                        .Where(a => a.State is AttemptState.Posting or AttemptState.Dispatched or AttemptState.Unknown)
                        .Where(a => world.Status(a.Key.BeadId) != "closed")
                        .Select(a => a.Key.BeadId)
                        .ShouldBe([order.BeadId], "two of one pool are at work");
                    return Answers.Of(answer, order);
                };
                return world;
            },
            check,
            (world, me) => byTick ? world.Process(StepsOf(me)).TickAsync() : DispatchAsync(world, me, "b1"),
            (world, me) => DispatchAsync(world, me, "b2")
        );

    private static Task<HandDispatchReport> DispatchAsync(ModelWorld world, Actor me, string beadId) =>
        world.Process(StepsOf(me)).DispatchAsync(beadId);

    /// <summary>The beads are different ones: all that the other can notice is who is in the pool, by each look, each COMMIT and the POST.</summary>
    private static Func<string, Task> StepsOf(Actor me) =>
        step =>
            step is "ReadPools/BeforeBegin" or "Apply/BeforeCommit" or "MarkPosting/BeforeCommit" or "Post/Before"
                ? me.StepAsync()
                : Task.CompletedTask;
}
