using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>A human re-arms a bead at once with what we do to it: every order of the steps.</summary>
public sealed class RearmMeetsTests
{
    [Theory]
    [InlineData("ready", AnswerClass.Accepted, 1000)]
    [InlineData("reaped", AnswerClass.Accepted, 20)]
    [InlineData("at work", AnswerClass.Accepted, 20)]
    [InlineData("ghost", AnswerClass.Accepted, 20)]
    [InlineData("refused", AnswerClass.Accepted, 20)]
    [InlineData("posting", AnswerClass.Accepted, 20)]
    public void A_dispatcher(string state, AnswerClass answer, int atLeast)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state, answer),
            Promise.EveryAnswerIsKept,
            (world, me) => TickAsync(world, me, state is "ready" or "refused" ? 1 : 2),
            Schedules.RearmAsync
        );
        Schedules.ShouldBeMany(schedules, atLeast);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("ghost")]
    [InlineData("refused")]
    [InlineData("posting")]
    [InlineData("re-opened")]
    public void A_reaper(string state)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state),
            (world, why) =>
            {
                world.Decisions.Allow(world.Attempts("b1")[0].Key.Token).ShouldBeTrue(why);
            },
            Schedules.SweepAsync,
            Schedules.RearmAsync
        );
        Schedules.ShouldBeMany(schedules, 10);
    }

    [Fact]
    public void Another_human_who_does_the_same()
    {
        var schedules = Schedules.All(
            () => Worlds.Make("reaped"),
            (world, why) =>
            {
                world.Decisions.Allow(world.Attempts("b1")[0].Key.Token).ShouldBeTrue(why);
            },
            Schedules.RearmAsync,
            Schedules.RearmAsync
        );
        Schedules.ShouldBeMany(schedules, 10);
    }

    /// <summary>Where the bead is not ready the first pass finds nothing to do; the second meets what the human has armed.</summary>
    private static async Task TickAsync(ModelWorld world, Actor me, int passes)
    {
        for (var i = 0; i < passes; i++)
        {
            await Schedules.TickAsync(world, me);
            await me.StepAsync();
        }
    }
}
