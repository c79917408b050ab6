using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Arming a bead by hand, interrupted.</summary>
public sealed class RearmTests
{
    public static TheoryData<string> States =>
        ["reaped", "at work", "silent", "ghost", "refused", "posting", "re-opened"];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_rearm_that_dies_at_any_step_leaves_a_world_that_recovers(string state)
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = Worlds.Make(state);
            var dying = new Steps(at, () => throw new CrashException($"step {at}"));
            try
            {
                await world.Process(dying.TakeAsync).RearmAsync("b1");
            }
            catch (CrashException) { }
            await Aftermath.RecoversAsync(world, $"{state}, {dying.Where}");
            return dying.Where;
        });

        steps.ShouldBe(7, "recover, read, the four of the transaction, publish");
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_rearm_that_wakes_an_hour_later_at_any_step_overwrites_nothing(string state)
    {
        await Steps.EachAsync(async at =>
        {
            var world = Worlds.Make(state);
            var sleeping = new Steps(
                at,
                () =>
                {
                    world.Do(t => t.Note("b1", "a human was here"));
                    for (var i = 0; i < 3; i++)
                    {
                        world.Clock.Suspend(TimeSpan.FromMinutes(20));
                        Schedules.Now(() => world.TickAsync());
                        Schedules.Now(() => world.SweepAsync());
                    }
                }
            );

            await world.Process(sleeping.TakeAsync).RearmAsync("b1");

            var why = $"{state}, {sleeping.Where}";
            Promise.MustHold(world, why);
            world
                .Notes("b1")
                .Contains("a human was here", StringComparer.Ordinal)
                .ShouldBe(sleeping.Where is not null, why);
            await Aftermath.RecoversAsync(world, why);
            return sleeping.Where;
        });
    }
}
