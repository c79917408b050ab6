namespace BeadsAutomation.Tests.Commands.Explain;

public sealed class HoldingWordsTests
{
    // Now is 2026-11-20T12:00:00Z.
    [Theory]
    [InlineData("hold", """{"began":"2026-11-20T11:00:00Z","until":"2026-11-20T12:30:00Z","cause":"HTTP 502"}""", true)]
    [InlineData("hold", """{"began":"2026-11-20T11:00:00Z","until":"2026-11-20T11:59:00Z","cause":"HTTP 502"}""", true)]
    [InlineData("hold", """{"accepted_at":"2026-11-20T11:00:00Z"}""", false)]
    [InlineData("hold", """{"until":"2026-11-20T13:00:01Z","cause":"a wrong clock"}""", false)]
    [InlineData("pause", """{"reason":"deploy","since":"2026-11-20T11:00:00Z"}""", true)]
    [InlineData("pause", """{"reason":"deploy","until":"2026-11-20T12:00:01Z"}""", true)]
    [InlineData("pause", """{"reason":"deploy","until":"2026-11-20T12:00:00Z"}""", false)]
    [InlineData("pause:ui", """{"reason":"deploy"}""", true)]
    [InlineData("pauses", """{"reason":"deploy"}""", false)]
    [InlineData("breaker", """{"failures":5,"opened_at":"2026-11-20T11:00:00Z"}""", true)]
    [InlineData("breaker", """{"failures":2}""", false)]
    [InlineData("ledger_schema", "1", false)]
    [InlineData("pause", "", true)] // what cannot be read holds
    [InlineData("pause", "[1]", true)]
    [InlineData("pause:ui", "{", true)]
    [InlineData("pause", """{"reason":5,"until":"soon","since":null}""", true)]
    public void A_word_is_shown_while_it_matters(string name, string value, bool shown) =>
        (Of(name, value).Count == 1).ShouldBe(shown);

    [Fact]
    public void What_a_word_says_is_read_whatever_else_it_holds() =>
        Of("hold", """{"began":"2026-11-20T11:00:00Z","doublings":3,"until":"2026-11-20T12:30:00Z","cause":"a\nb"}""")
            .ShouldBe([new StateReport("hold", "a b", Given.Now.AddHours(-1), Given.Now.AddMinutes(30))]);

    private static IReadOnlyList<StateReport> Of(string name, string value) =>
        HoldingWords.InForce(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }, Given.Now);
}
