using BeadsAutomation.Agents;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>A human re-arms a bead at once with what we do to it: every order of the steps.</summary>
public sealed class RearmMeetsTests
{
    [Theory]
    [InlineData("ready", AnswerClass.Accepted, 100)]
    [InlineData("reaped", AnswerClass.Accepted, 100)]
    [InlineData("at work", AnswerClass.Accepted, 10)]
    [InlineData("ghost", AnswerClass.Accepted, 10)]
    [InlineData("refused", AnswerClass.Accepted, 100)]
    [InlineData("posting", AnswerClass.Accepted, 10)]
    public void A_dispatcher(string state, AnswerClass answer, int atLeast)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state, answer),
            Promise.EveryAnswerIsKept,
            Schedules.TickAsync,
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
}
