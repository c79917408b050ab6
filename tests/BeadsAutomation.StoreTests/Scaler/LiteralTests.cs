namespace BeadsAutomation.StoreTests.Scaler;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("agent", "'agent'")]
    [InlineData("o'neil", "'o''neil'")]
    [InlineData("\"agent\"", "'\"agent\"'")]
    [InlineData("a\\b", "CONCAT('a', CHAR(92 USING utf8mb4), 'b')")]
    [InlineData("\\'", "CONCAT('', CHAR(92 USING utf8mb4), '''')")]
    public void Text_stands_in_single_quotes_and_a_backslash_never_does(string text, string literal) =>
        Literal.Of(text).ShouldBe(literal);

    [Theory]
    [InlineData(60, "60")]
    [InlineData(60.25, "61")]
    [InlineData(86_400, "86400")]
    public void A_time_is_whole_seconds_and_never_shorter(double seconds, string literal) =>
        Literal.Of(TimeSpan.FromSeconds(seconds)).ShouldBe(literal);

    [Fact]
    public void Several_texts_are_a_list() => Literal.Of(["gate", "a'b"]).ShouldBe("'gate', 'a''b'");
}
