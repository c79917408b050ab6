namespace BeadsAutomation.Tests.Common;

public sealed class StampTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    [InlineData(30 * 60 + 59, 30)]
    [InlineData(31 * 60, 31)]
    [InlineData(-1, -1)]
    public void Minutes_are_whole_and_rounded_down(int seconds, int minutes) =>
        Stamp.WholeMinutes(TimeSpan.FromSeconds(seconds)).ShouldBe(minutes);

    [Fact]
    public void A_time_is_written_in_utc_to_the_second() =>
        Stamp.Of(Given.Now.AddMilliseconds(999)).ShouldBe("2026-11-20T12:00:00Z");
}
