namespace BeadsAutomation.Tests.Resident;

public sealed class ScheduleTests
{
    private static readonly Rhythm Both = new(Seconds(120), Seconds(600));

    [Theory]
    [InlineData(120, 600, "Sweep")]
    [InlineData(120, null, "Tick")]
    [InlineData(null, 600, "Sweep")]
    public void Everything_is_due_at_once_and_a_sweep_goes_first(int? tick, int? sweep, string first)
    {
        var schedule = Schedule.AtStart(new Rhythm(Maybe(tick), Maybe(sweep)));
        schedule.Due(TimeSpan.Zero).ToString().ShouldBe(first);
        schedule.Wait(TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(100, 200, 99.9, null)]
    [InlineData(100, 200, 100, "Tick")]
    [InlineData(100, 200, 200, "Tick")] // waits longer
    [InlineData(100, 100, 100, "Sweep")]
    [InlineData(200, 100, 100, "Sweep")]
    public void A_pass_is_due_from_its_time_on(double tick, double sweep, double now, string? due) =>
        (new Schedule(Both, Seconds(tick), Seconds(sweep), 0).Due(Seconds(now))?.ToString()).ShouldBe(due);

    [Fact]
    public void Sweeps_longer_than_their_interval_leave_ticks_their_turn()
    {
        var schedule = Schedule.AtStart(new Rhythm(Seconds(120), Seconds(60)));
        schedule = schedule.After(PassKind.Sweep, Seconds(0), Seconds(90), ExitCode.Done, 0);
        schedule.Due(Seconds(90)).ShouldBe(PassKind.Tick);
        schedule = schedule.After(PassKind.Tick, Seconds(90), Seconds(91), ExitCode.Done, 0);
        schedule.Due(Seconds(91)).ShouldBe(PassKind.Sweep);
    }

    [Fact]
    public void What_is_left_out_is_never_due()
    {
        Schedule.AtStart(new Rhythm(null, Seconds(600))).TickDue.ShouldBe(TimeSpan.MaxValue);
        Schedule.AtStart(new Rhythm(Seconds(120), null)).SweepDue.ShouldBe(TimeSpan.MaxValue);
    }

    [Theory]
    [InlineData(0, 1, 0, 120)]
    [InlineData(0, 1, 0.5, 126)]
    [InlineData(0, 1, 1, 132)]
    [InlineData(50, 90, 0, 170)] // from its beginning, however long it took
    [InlineData(50, 400, 0, 170)] // even when that is over: one tick, at once
    [InlineData(5000, 5001, 0, 5120)] // nothing of what was missed while the machine stood still
    public void The_next_tick_is_due_from_the_beginning_of_this_one(double begun, double ended, double chance, int due)
    {
        var next = new Schedule(Both, Seconds(0), Seconds(700), 3).After(
            PassKind.Tick,
            Seconds(begun),
            Seconds(ended),
            ExitCode.Done,
            chance
        );
        next.ShouldBe(new Schedule(Both, Seconds(due), Seconds(700), 0));
    }

    [Theory]
    [InlineData(ExitCode.Done)]
    [InlineData(ExitCode.Unexpected)]
    [InlineData(ExitCode.Agent)]
    [InlineData(ExitCode.Attention)]
    public void No_other_end_than_a_missing_store_changes_the_rhythm(ExitCode code)
    {
        var next = new Schedule(Both, Seconds(30), Seconds(0), 2).After(
            PassKind.Sweep,
            Seconds(10),
            Seconds(20),
            code,
            0
        );
        next.ShouldBe(new Schedule(Both, Seconds(30), Seconds(610), 0));
    }

    [Theory]
    [InlineData(0, 1000, 1001, 0, 1006)]
    [InlineData(0, 1000, 1001, 1, 1006.5)]
    [InlineData(1, 1000, 1001, 0, 1011)]
    [InlineData(4, 1000, 1001, 0, 1081)]
    [InlineData(5, 1000, 1001, 0, 1120)] // never later than without the trouble
    [InlineData(5000, 1000, 1001, 0, 1120)]
    [InlineData(0, 1000, 1090, 0, 1095)] // a silent server used up the tick's time
    public void Without_the_store_the_next_tick_comes_earlier(
        int failures,
        double begun,
        double ended,
        double chance,
        double due
    )
    {
        var next = new Schedule(Both, Seconds(begun), Seconds(5000), failures).After(
            PassKind.Tick,
            Seconds(begun),
            Seconds(ended),
            ExitCode.Store,
            chance
        );
        next.ShouldBe(new Schedule(Both, Seconds(due), Seconds(5000), failures + 1));
    }

    [Theory]
    [InlineData(1010, 1006)]
    [InlineData(1003, 1003)]
    public void A_sweep_that_finds_no_store_hastens_the_next_tick_and_no_sweep(double tickDue, double expected) =>
        new Schedule(Both, Seconds(tickDue), Seconds(1000), 0)
            .After(PassKind.Sweep, Seconds(1000), Seconds(1001), ExitCode.Store, 0)
            .ShouldBe(new Schedule(Both, Seconds(expected), Seconds(1600), 1));

    [Fact]
    public void Without_ticks_the_next_sweep_is_hastened()
    {
        var rhythm = new Rhythm(null, Seconds(600));
        Schedule
            .AtStart(rhythm)
            .After(PassKind.Sweep, Seconds(0), Seconds(1), ExitCode.Store, 0)
            .ShouldBe(new Schedule(rhythm, TimeSpan.MaxValue, Seconds(6), 1));
    }

    private static TimeSpan? Maybe(int? seconds) => seconds is { } s ? Seconds(s) : null;

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
