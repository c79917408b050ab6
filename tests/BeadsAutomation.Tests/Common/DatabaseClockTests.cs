using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Common;

public sealed class DatabaseClockTests
{
    private static readonly DateTime Read = new(2031, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    [Fact]
    public void It_is_the_databases_reading_plus_what_has_passed_here()
    {
        var time = new TestClock();
        var clock = new DatabaseClock(Read, time);

        clock.Now.ShouldBe(Read);
        time.Advance(TimeSpan.FromSeconds(90));
        clock.Now.ShouldBe(Read.AddSeconds(90));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void This_machines_wall_clock_does_not_matter(int hours)
    {
        var time = new TestClock();
        var clock = new DatabaseClock(Read, time);

        time.Suspend(TimeSpan.FromHours(hours));

        clock.Now.ShouldBe(Read);
    }
}
