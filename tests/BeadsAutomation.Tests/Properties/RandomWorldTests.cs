using BeadsAutomation.Testing.Chance;
using BeadsAutomation.Tests.Scenarios;

namespace BeadsAutomation.Tests.Properties;

/// <summary>One to three dispatchers, a reaper and a human at once, blockers, lost answers to COMMIT, deaths, and clocks that jump or are wrong.</summary>
public sealed class RandomWorldTests
{
    [Fact]
    public void Whatever_meets_nothing_is_sent_twice_and_everything_ends_with_a_next_step() =>
        Law.Holds(
            WorldPlan.Any,
            plan =>
            {
                var world = new RandomWorld(plan);

                world.Run();

                Promise.NothingIsSentTwice(world.Model, plan.ToString());
                world.LetPass();
                Promise.MustHaveSettled(world.Model, plan.ToString());
            },
            plan => plan.Smaller()
        );

    [Fact]
    public void With_weather_on_nothing_is_sent_again_but_after_weather_and_within_the_bound() =>
        Law.Holds(
            WorldPlan.Any,
            plan =>
            {
                var world = new RandomWorld(plan, new BeadsOptions { WeatherRetries = 1 + (plan.Chance % 2) });

                world.Run();
                world.WeatherGoesOn();
                world.LetPass();

                Promise.MustHaveSettled(world.Model, plan.ToString());
            },
            plan => plan.Smaller()
        );
}
