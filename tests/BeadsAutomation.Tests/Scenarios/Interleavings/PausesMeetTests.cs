using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>Somebody pauses or resumes while a tick runs: every order of all their steps, reads and writes of the shared words included.</summary>
public sealed class PausesMeetTests
{
    [Fact]
    public void A_tick_that_a_pause_meets_sends_its_one_bead_or_none_and_no_tick_after_it_sends()
    {
        var sent = new HashSet<int>();
        All(
            Ready,
            (world, why) =>
            {
                sent.Add(world.Agent.Posts.Count);
                NextTick(world).Outcome.ShouldBe(TickOutcome.Paused, why);
            },
            (world, me) => Process(world, me).TickAsync(),
            (world, me) => Process(world, me).PauseAsync("restore")
        );
        sent.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public void A_tick_that_a_resume_meets_is_paused_or_sends_and_the_next_one_sends()
    {
        var sent = new HashSet<int>();
        All(
            Paused,
            (world, why) =>
            {
                sent.Add(world.Agent.Posts.Count);
                NextTick(world).Outcome.ShouldBe(TickOutcome.Dispatched, why);
            },
            (world, me) => Process(world, me).TickAsync(),
            (world, me) => Process(world, me).ResumeAsync()
        );
        sent.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public void Pauses_of_two_labels_at_once_both_hold() =>
        All(
            () =>
            {
                var world = Ready();
                world.Do(t => t.Label("b1", "red"));
                world.Do(t => t.Label("b2", "blue"));
                return world;
            },
            (world, why) =>
                NextTick(world)
                    .Decisions.Select(d => (d.BeadId, d.Reason))
                    .ShouldBe([("b1", ReasonCode.Paused), ("b2", ReasonCode.Paused)], ignoreOrder: true, why),
            (world, me) => Process(world, me).PauseAsync("one", label: "red"),
            (world, me) => Process(world, me).PauseAsync("other", label: "blue")
        );

    private static void All(
        Func<ModelWorld> setUp,
        Action<ModelWorld, string> check,
        params Func<ModelWorld, Actor, Task>[] actors
    )
    {
        ModelWorld world = null!;
        var schedules = Interleaver.RunAll(
            () =>
            {
                var mine = world = setUp();
                return [.. actors.Select(act => (Func<Actor, Task>)(me => act(mine, me)))];
            },
            order =>
            {
                var why = $"order {string.Concat(order)}";
                Promise.MustHold(world, why);
                check(world, why);
                Promise.MustHold(world, why);
            }
        );
        Schedules.ShouldBeMany(schedules, 10);
    }

    private static ModelWorld Ready() => ModelWorld.With("b1", "b2");

    private static ModelWorld Paused()
    {
        var world = Ready();
        Schedules.Now(() => world.Process().PauseAsync("restore"));
        return world;
    }

    private static ProcessRig Process(ModelWorld world, Actor me) =>
        world.Process(step => IsNoticed(step) ? me.StepAsync() : Task.CompletedTask);

    // What others can see of a step happens at a read of the words, or at a COMMIT.
    private static bool IsNoticed(string step) =>
        step == "ReadState/BeforeBegin" || step.EndsWith("/BeforeCommit", StringComparison.Ordinal);

    private static TickReport NextTick(ModelWorld world)
    {
        TickReport report = null!;
        Schedules.Now(async () => report = await world.TickAsync());
        return report;
    }
}
