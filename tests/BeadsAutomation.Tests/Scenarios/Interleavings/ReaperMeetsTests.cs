using BeadsAutomation.Testing.Model.Interleaving;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios.Interleavings;

/// <summary>A reaper at once with a human, with an agent that finishes, and with one that was re-armed and claimed again: every order of their steps.</summary>
public sealed class ReaperMeetsTests
{
    public static TheoryData<string, string, int> Outsiders
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var outsider in Outsider.All.Keys)
            {
                foreach (var state in (string[])["ghost", "posting", "refused", "silent", "re-opened"])
                {
                    cases.Add(outsider, state, 0);
                    cases.Add(outsider, state, 1);
                }
            }
            return cases;
        }
    }

    /// <summary>An agent that closes, blocks or notes its bead does what a human does: by bd.</summary>
    [Theory]
    [MemberData(nameof(Outsiders))]
    public void A_human_or_a_finishing_agent(string name, string state, int seconds)
    {
        var outsider = Outsider.All[name];
        var schedules = 0;
        foreach (var schema in new[] { 32, 66 })
        {
            schedules += Schedules.All(
                () => Worlds.Make(state, schema: schema),
                (world, why) =>
                {
                    outsider.Stands(world, why);
                },
                Schedules.SweepAsync,
                outsider.After(seconds)
            );
        }
        Schedules.ShouldBeMany(schedules, 12);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("posting")]
    [InlineData("re-opened")]
    public void Somebody_who_arms_the_bead_again_and_a_dispatcher_that_takes_it(string state)
    {
        var schedules = Schedules.All(
            () => Worlds.Make(state),
            (world, why) =>
            {
                var latest = world.Attempts("b1")[^1];
                (world.Status("b1"), latest.IsSettled).ShouldNotBe(("blocked", false), why);
            },
            Schedules.SweepAsync,
            ArmAndTickAsync
        );
        Schedules.ShouldBeMany(schedules, 120);
    }

    [Theory]
    [InlineData(30.99, "in_progress")]
    [InlineData(31, "blocked")]
    public void Exactly_at_the_horizon_a_claim_is_kept_and_not_a_second_longer(double minutes, string status)
    {
        var world = Worlds.Make("at work");
        world.Advance(minutes);

        Schedules.Now(() => world.SweepAsync());

        world.Status("b1").ShouldBe(status);
    }

    private static async Task ArmAndTickAsync(ModelWorld world, Actor me)
    {
        await Schedules.RearmAsync(world, me);
        await me.StepAsync();
        await Schedules.TickAsync(world, me);
    }
}
