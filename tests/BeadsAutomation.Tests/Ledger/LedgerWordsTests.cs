namespace BeadsAutomation.Tests.Ledger;

public sealed class LedgerWordsTests
{
    [Theory]
    [InlineData(AttemptOutcome.AgentLeftOpen, "agent_left_open")]
    [InlineData(AttemptOutcome.ProviderWeather, "provider_weather")]
    [InlineData(AttemptOutcome.HardCap, "hard_cap")]
    [InlineData(AttemptOutcome.BeadGone, "bead_gone")]
    public void An_outcome_has_its_snake_case_word(AttemptOutcome outcome, string word)
    {
        outcome.Word().ShouldBe(word);
        LedgerWords.ToOutcome(word).ShouldBe(outcome);
    }

    [Fact]
    public void An_unknown_state_word_counts_as_unknown() =>
        LedgerWords.ToState("from_the_future").ShouldBe(AttemptState.Unknown);
}
