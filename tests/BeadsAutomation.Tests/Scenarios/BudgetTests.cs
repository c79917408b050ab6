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

    [Theory]
    [InlineData(0.3, 0.1, 0, 3, "all 3 jobs of this day (UTC) are sent that 0.3 USD allow at up to 0.1 USD each")]
    [InlineData(9.99, 5, 0, 1, "all 1 jobs of this day (UTC) are sent that 9.99 USD allow at up to 5 USD each")]
    [InlineData(10, 5, 3, 2, "all 2 jobs of this day (UTC) are sent that 10 USD allow at up to 5 USD each")]
    [InlineData(0.3, 0.1, 2, 2, "all 2 dispatches of this day (UTC) are used")]
    public async Task What_the_money_of_the_day_does_not_allow_goes_on_the_next(
        double money,
        double job,
        int perDay,
        int sent,
        string why
    )
    {
        foreach (var perTick in new[] { 1, 10 })
        {
            var options = new BeadsOptions { MaxPerTick = perTick, MaxDispatchesPerDay = perDay };
            var world = FanOutTests.WorldOf(4, options with { MaxBudgetPerDay = money, JobBudget = job });
            for (var i = 0; i < 4; i++)
            {
                await world.TickAsync();
            }

            var spent = await world.TickAsync();

            world.Agent.Posts.Count.ShouldBe(sent);
            (spent.Outcome, spent.ExitCode, spent.Detail).ShouldBe((TickOutcome.BudgetExhausted, ExitCode.Done, why));
            spent.Decisions.ShouldAllBe(d => d.Reason == ReasonCode.BudgetExhausted && d.Detail == why);
            var midnight = world.Now.Date.AddDays(1);
            world.Clock.Advance(midnight - world.Now - TimeSpan.FromSeconds(1));
            (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.BudgetExhausted);
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await world.TickAsync();
            world.Agent.Posts.Count.ShouldBeGreaterThan(sent);
        }
    }

    [Fact]
    public async Task A_day_is_one_of_the_database_whatever_our_own_clock_says()
    {
        var world = FanOutTests.WorldOf(2, new BeadsOptions { MaxBudgetPerDay = 5 });
        await world.TickAsync();
        var tomorrow = new SkewedClock(world.Clock, TimeSpan.FromDays(1));

        (await world.Process(clock: tomorrow).TickAsync()).Outcome.ShouldBe(TickOutcome.BudgetExhausted);
    }

    [Fact]
    public async Task By_hand_the_money_of_the_day_is_respected_and_shown()
    {
        var world = FanOutTests.WorldOf(2, new BeadsOptions { MaxBudgetPerDay = 9 });
        await world.TickAsync();

        var report = await world.Process().DispatchAsync("b1");

        world.Agent.Posts.ShouldHaveSingleItem();
        report.ExitCode.ShouldBe(ExitCode.Done);
        report.Gates.Single(g => g.Gate == ReasonCode.BudgetExhausted).State.ShouldBe(GateState.Closed);
        report.Sentence.ShouldStartWith(
            "nothing is sent: budget_exhausted — all 1 jobs of this day (UTC) are sent that 9 USD allow at up to 5 USD each; next: wait"
        );
    }

    /// <summary>What was sent is counted once a tick: a stated limit.</summary>
    [Fact]
    public async Task Two_ticks_of_one_moment_send_what_is_left_each_and_the_next_nothing()
    {
        var world = FanOutTests.WorldOf(4, new BeadsOptions { MaxBudgetPerDay = 5 });
        var other = world.Process();
        var overlapping = world.Process(async step =>
        {
            if (step == "Apply/BeforeBegin" && world.Agent.Posts.Count == 0)
            {
                await other.DispatchAsync("b3");
            }
        });

        await overlapping.TickAsync();

        world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["b3", "b0"]);
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.BudgetExhausted);
        world.Agent.Posts.Count.ShouldBe(2);
    }
}
