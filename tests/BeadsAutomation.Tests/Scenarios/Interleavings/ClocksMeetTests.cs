using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>The database's clock jumps by months, ahead or back, at any moment of what a dispatcher and a reaper do: every order of the steps.</summary>
public sealed class ClocksMeetTests
{
    [Theory]
    [InlineData("ready", AnswerClass.Accepted)]
    [InlineData("ready", AnswerClass.BeadFault)]
    [InlineData("ready", AnswerClass.Unknown)]
    [InlineData("ghost", AnswerClass.Accepted)]
    [InlineData("posting", AnswerClass.Accepted)]
    [InlineData("refused", AnswerClass.Accepted)]
    [InlineData("at work", AnswerClass.Accepted)]
    [InlineData("silent", AnswerClass.Accepted)]
    [InlineData("re-opened", AnswerClass.Accepted)]
    public void A_dispatcher_and_a_reaper(string state, AnswerClass answer)
    {
        var schedules = 0;
        foreach (var days in new[] { 150, -150 })
        {
            schedules += Schedules.All(
                () => Worlds.Make(state, answer),
                Promise.EveryAnswerIsKept,
                Schedules.TickAsync,
                Schedules.SweepAsync,
                Jumps(days)
            );
        }
        Schedules.ShouldBeMany(schedules, 10);
    }

    /// <summary>There and back again: what was stamped in between lies ahead of everything.</summary>
    [Theory]
    [InlineData("ready")]
    [InlineData("at work")]
    public void Twice(string state)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state),
            Promise.EveryAnswerIsKept,
            Schedules.TickAsync,
            Schedules.SweepAsync,
            async (world, me) =>
            {
                await Jumps(150)(world, me);
                await me.StepAsync();
                await Jumps(-150)(world, me);
            }
        );
        Schedules.ShouldBeMany(schedules, 20);
    }

    private static Func<ModelWorld, Actor, Task> Jumps(int days) =>
        (world, _) =>
        {
            world.Database.Clock.Utc += TimeSpan.FromDays(days);
            return Task.CompletedTask;
        };
}
