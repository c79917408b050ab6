namespace BeadsAutomation.Tests.Common;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("30m", 1800)]
    [InlineData("1h30m", 5400)]
    [InlineData("90s", 90)]
    [InlineData("1d", 86_400)]
    [InlineData("1d2h3m4s", 93_784)]
    [InlineData(" 30M ", 1800)]
    [InlineData("00:30:00", 1800)]
    [InlineData("36:00:01", 129_601)]
    [InlineData("PT30M", 1800)]
    [InlineData("pt1h30m", 5400)]
    [InlineData("P1DT1S", 86_401)]
    [InlineData("30", 1800)]
    [InlineData("0", 0)]
    [InlineData("999999d", 86_399_913_600)]
    public void A_duration_is_read_in_every_form_that_people_write(string text, long seconds) =>
        Durations.Parse(text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("m")]
    [InlineData("abc")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("30m1h")]
    [InlineData("00:30")]
    [InlineData("00:60:00")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1M")]
    [InlineData("٣m")]
    [InlineData("9999999999")]
    [InlineData("1000000d")]
    public void Anything_else_is_no_duration(string text) =>
        Should
            .Throw<FormatException>(() => Durations.Parse(text))
            .Message.ShouldStartWith("no duration; write for example 30m");

    [Theory]
    [InlineData(1800, "30m")]
    [InlineData(5400, "1h30m")]
    [InlineData(90, "1m30s")]
    [InlineData(172_800, "48h")]
    [InlineData(0, "0m")]
    public void A_duration_is_shown_in_its_shortest_form(int seconds, string text) =>
        Durations.Format(TimeSpan.FromSeconds(seconds)).ShouldBe(text);
}
