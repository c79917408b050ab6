namespace BeadsAutomation.Tests.Common;

public sealed class PrintableTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain words", "plain words")]
    [InlineData("  first\r\nsecond\tthird  ", "first second third")]
    [InlineData("\e[31mred\e[0m", "[31mred [0m")]
    [InlineData("zero\u200Bwidth \u202Eright to left", "zero width right to left")]
    [InlineData("line\u2028and\u2029paragraph\u0085next", "line and paragraph next")]
    [InlineData("nul\0bel\a", "nul bel")]
    [InlineData("no\uFFFEcharacters\uFFFF", "no characters")]
    [InlineData("emoji 🚀 ümlaut", "emoji 🚀 ümlaut")]
    public void Text_becomes_one_printable_line(string? text, string line) => Printable.Line(text, 100).ShouldBe(line);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        Printable.Line("a\ud83db", 100).ShouldBe("a b");
        Printable.Line("a\ude80", 100).ShouldBe("a");
    }

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("123🚀56", 5, "123…")]
    [InlineData("1234 \n ", 4, "1234")]
    [InlineData("1234 \n 5", 4, "123…")]
    [InlineData("abc", 1, "…")]
    [InlineData("abc", 0, "")]
    public void A_long_text_is_cut_without_splitting_a_character(string text, int max, string line) =>
        Printable.Line(text, max).ShouldBe(line);

    [Fact]
    public void A_huge_text_is_cut_as_well() => Printable.Line(new string('x', 5_000_000), 300).Length.ShouldBe(300);

    [Theory]
    [InlineData("0123abcdef", true)]
    [InlineData("two  words", true)]
    [InlineData("tab\there", false)]
    [InlineData("esc\e[0m", false)]
    public void Printable_text_is_told_from_other(string text, bool printable) =>
        Printable.IsPrintable(text).ShouldBe(printable);
}
