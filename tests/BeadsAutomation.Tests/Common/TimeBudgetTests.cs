using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Common;

public sealed class TimeBudgetTests
{
    [Fact]
    public void What_passes_is_taken_from_the_limit()
    {
        var clock = new TestClock();
        using var budget = new TimeBudget(clock, TimeSpan.FromSeconds(75), TimeSpan.Zero);

        clock.Advance(TimeSpan.FromSeconds(30));

        budget.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
        budget.Remaining.ShouldBe(TimeSpan.FromSeconds(45));
    }

    [Fact]
    public void The_time_that_the_machine_slept_counts()
    {
        var clock = new TestClock();
        using var budget = new TimeBudget(clock, TimeSpan.FromSeconds(75), TimeSpan.Zero);

        clock.Advance(TimeSpan.FromSeconds(5));
        clock.Suspend(TimeSpan.FromMinutes(10));

        budget.Elapsed.ShouldBe(TimeSpan.FromSeconds(605));
        budget.Remaining.ShouldBeLessThan(TickLimits.ToPost);
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_gives_no_time_back()
    {
        var clock = new TestClock();
        using var budget = new TimeBudget(clock, TimeSpan.FromSeconds(75), TimeSpan.Zero);

        clock.Advance(TimeSpan.FromSeconds(40));
        clock.Suspend(TimeSpan.FromHours(-1));

        budget.Elapsed.ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Theory]
    [InlineData(29, true, true)]
    [InlineData(30, true, true)]
    [InlineData(31, false, true)]
    [InlineData(35, false, true)]
    [InlineData(36, false, false)]
    public void No_claim_begins_with_under_45_seconds_left_and_no_post_with_under_40(
        int elapsed,
        bool mayClaim,
        bool mayPost
    )
    {
        var clock = new TestClock();
        using var budget = new TimeBudget(clock, TickLimits.Whole, TickLimits.RecordGrace);

        clock.Advance(TimeSpan.FromSeconds(elapsed));

        (budget.Remaining >= TickLimits.ToClaim).ShouldBe(mayClaim);
        (budget.Remaining >= TickLimits.ToPost).ShouldBe(mayPost);
    }

    /// <summary>A row that a sweep may judge must belong to nobody who still sends or records.</summary>
    [Fact]
    public void A_tick_with_its_grace_ends_before_its_rows_lose_their_youth() =>
        (TickLimits.Whole + TickLimits.RecordGrace).ShouldBeLessThan(
            new BeadsOptions { DispatchInterval = TimeSpan.FromSeconds(1) }.GhostAge
        );

    [Theory]
    [InlineData(1, 180)]
    [InlineData(90, 180)]
    [InlineData(91, 182)]
    [InlineData(120, 240)]
    public void A_ghost_is_older_than_two_intervals_and_than_3_minutes(int interval, int age) =>
        new BeadsOptions { DispatchInterval = TimeSpan.FromSeconds(interval) }.GhostAge.ShouldBe(
            TimeSpan.FromSeconds(age)
        );
}
