namespace BeadsAutomation.Tests.Reaping;

public sealed class LastWordsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("\n \n---\n***\n", "")]
    [InlineData("one", "one")]
    [InlineData("one\ntwo\n", "one / two")]
    [InlineData("one\n\n===\ntwo\n---\n\n", "one / two")]
    [InlineData("10%\r50%\r100%\r\n", "10% / 50% / 100%")]
    [InlineData("\u001b[31mred\u001b[0m \u0007bell", "red bell")]
    [InlineData("a\u202eb", "a b")]
    [InlineData("see\npassword=hunter2", "see / password=***")]
    public void They_are_the_last_lines_that_say_something(string? output, string words) =>
        LastWords.Of(output, 40).ShouldBe(words);

    [Theory]
    [InlineData(9, "three")]
    [InlineData(11, "two / three")]
    [InlineData(12, "two / three")]
    [InlineData(17, "one / two / three")]
    public void As_many_whole_lines_as_fit(int max, string words) =>
        LastWords.Of("one\ntwo\nthree", max).ShouldBe(words);

    [Fact]
    public void A_last_line_that_is_too_long_is_cut() => LastWords.Of("one\n0123456789", 5).ShouldBe("0123…");

    [Fact]
    public void The_rest_of_a_word_that_was_cut_off_is_not_shown()
    {
        var kept = new string('s', 3900) + " end" + new string(' ', 192);

        LastWords.Of(kept, 40).ShouldBe("end");
    }
}
