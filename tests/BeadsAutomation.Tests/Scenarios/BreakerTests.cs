using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A service that fails again and again: what is tried, and when all goes on.</summary>
public sealed class BreakerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task It_opens_after_so_many_failures_tries_one_bead_at_a_time_and_closes_by_itself(int perTick)
    {
        var world = FanOutTests.WorldOf(9, new BeadsOptions { MaxPerTick = perTick, BreakerAfter = 3 });
        world.Agent.Answer = Answers.Environment;
        var ticks = new List<TickReport>();
        for (var minutes = 0; minutes < 62; minutes += 2)
        {
            ticks.Add(await world.TickAsync());
            world.Advance(2);
        }

        // At 0, 2, 6, 14, 30 minutes.
        ticks.Count(t => t.Dispatches.Count > 0).ShouldBe(5);
        ticks.ShouldAllBe(t => t.Dispatches.Count <= 1);
        ticks[3].BreakerOpenedAt.ShouldNotBeNull();
        ticks[3].Decisions.ShouldAllBe(d => d.Reason == ReasonCode.BreakerOpen);
        ticks[2].BreakerOpenedAt.ShouldBeNull();
        ticks[1].Decisions.ShouldAllBe(d => d.Reason == ReasonCode.Held);
        ticks[4].Decisions.ShouldAllBe(d => d.Reason == ReasonCode.BreakerOpen);
        ticks[4].ExitCode.ShouldBe(ExitCode.Done);
        world.Attempts().ShouldAllBe(a => !a.Counted);

        world.Agent.Answer = Answers.Accepted;
        var probe = await world.TickAsync();
        probe.Dispatches.Count.ShouldBe(1);
        probe.Outcome.ShouldBe(TickOutcome.Dispatched);
        probe.BreakerOpenedAt.ShouldBeNull();
        (await world.TickAsync()).Dispatches.Count.ShouldBe(Math.Min(perTick, 8));
    }

    [Fact]
    public async Task The_tick_that_opens_it_says_so_even_when_the_outcome_is_unknown()
    {
        var world = FanOutTests.WorldOf(2, new BeadsOptions { BreakerAfter = 1 });
        world.Agent.Answer = Answers.Unknown;

        var tick = await world.TickAsync();

        tick.ExitCode.ShouldBe(ExitCode.Agent);
        tick.BreakerOpenedAt.ShouldBe(world.Now);
        tick.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.BreakerOpen);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_opens_it_without_a_claim_and_its_wish_is_honoured()
    {
        var world = FanOutTests.WorldOf(2, new BeadsOptions { BreakerAfter = 2 });
        world.Agent.Answer = o => Answers.Environment(o) with { RetryAfter = TimeSpan.FromMinutes(40) };
        await world.TickAsync();
        world.Advance(39);
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Held);
        world.Advance(2);
        world.Agent.Room = () => new Room(RoomState.Unreachable, null, "refused");

        var tick = await world.TickAsync();

        tick.Outcome.ShouldBe(TickOutcome.Unreachable);
        tick.BreakerOpenedAt.ShouldBe(world.Now);
        world.Agent.Posts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(AnswerClass.Busy)]
    [InlineData(AnswerClass.BeadFault)]
    public async Task A_lack_of_room_and_a_beads_own_fault_never_open_it(AnswerClass answer)
    {
        var world = FanOutTests.WorldOf(9, new BeadsOptions { BreakerAfter = 1 });
        world.Agent.Answer = o => Answers.Of(answer, o);

        for (var i = 0; i < 20; i++)
        {
            (await world.TickAsync()).BreakerOpenedAt.ShouldBeNull();
            world.Advance(2);
        }
    }
}
