using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>No more than so many beads on one day of the database's clock.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task What_the_day_does_not_allow_goes_on_the_next(int perTick)
    {
        var world = FanOutTests.WorldOf(5, new BeadsOptions { MaxPerTick = perTick, MaxDispatchesPerDay = 3 });
        for (var i = 0; i < 3; i++)
        {
            await world.TickAsync();
        }

        var spent = await world.TickAsync();

        world.Agent.Posts.Count.ShouldBe(3);
        (spent.Outcome, spent.ExitCode).ShouldBe((TickOutcome.BudgetExhausted, ExitCode.Done));
        spent.Decisions.Select(d => d.Reason).ShouldBe([ReasonCode.BudgetExhausted, ReasonCode.BudgetExhausted]);
        var midnight = world.Now.Date.AddDays(1);
        world.Clock.Advance(midnight - world.Now - TimeSpan.FromSeconds(1));
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.BudgetExhausted);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.TickAsync();
        await world.TickAsync();
        world.Agent.Posts.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Of_those_that_wait_the_ones_beyond_the_budget_say_so()
    {
        var world = FanOutTests.WorldOf(5, new BeadsOptions { MaxDispatchesPerDay = 3 });

        var tick = await world.TickAsync();

        tick.Dispatches.ShouldHaveSingleItem().Result.ShouldBe(DispatchResult.Dispatched);
        tick.Decisions.Select(d => d.Reason)
            .ShouldBe([
                ReasonCode.WaitsTurn,
                ReasonCode.WaitsTurn,
                ReasonCode.BudgetExhausted,
                ReasonCode.BudgetExhausted,
            ]);
    }

    [Fact]
    public async Task Refused_beads_were_sent_too()
    {
        var world = FanOutTests.WorldOf(2, new BeadsOptions { MaxDispatchesPerDay = 1 });
        world.Agent.Answer = Answers.BeadFault;
        await world.TickAsync();

        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.BudgetExhausted);
    }
}
