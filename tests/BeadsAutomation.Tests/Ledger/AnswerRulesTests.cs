namespace BeadsAutomation.Tests.Ledger;

public sealed class AnswerRulesTests
{
    [Fact]
    public void Every_answer_has_its_row() =>
        Enum.GetValues<AnswerClass>().ShouldAllBe(answer => answer.Rule().State != AttemptState.Settled);

    [Theory]
    [InlineData("accepted", AnswerClass.Accepted)]
    [InlineData("bead_fault", AnswerClass.BeadFault)]
    [InlineData("bead_fault_for_good", AnswerClass.BeadFaultForGood)]
    [InlineData("environment", AnswerClass.Environment)]
    [InlineData("auth", AnswerClass.Auth)]
    [InlineData("busy", AnswerClass.Busy)]
    [InlineData("unknown", AnswerClass.Unknown)]
    [InlineData("not_sent", AnswerClass.NotSent)]
    [InlineData("Busy", null)]
    [InlineData("of_a_later_version", null)]
    [InlineData(null, null)]
    public void A_stored_word_is_read_once_and_an_unknown_one_proves_nothing(string? word, AnswerClass? answer)
    {
        AnswerRules.ToAnswer(word).ShouldBe(answer);
        (answer?.Word() ?? word).ShouldBe(word);
    }

    [Fact]
    public void What_surely_started_nothing_is_in_the_words_for_the_scaler() =>
        AnswerRules.NotStarted.ShouldBe([
            "auth",
            "bead_fault",
            "bead_fault_for_good",
            "busy",
            "environment",
            "not_sent",
        ]);

    [Theory]
    [InlineData(AnswerClass.Accepted, false)]
    [InlineData(AnswerClass.BeadFault, true)]
    [InlineData(AnswerClass.BeadFaultForGood, true)]
    [InlineData(AnswerClass.Environment, true)]
    [InlineData(AnswerClass.Auth, true)]
    [InlineData(AnswerClass.Busy, true)]
    [InlineData(AnswerClass.Unknown, false)]
    [InlineData(AnswerClass.NotSent, false)]
    public void Only_what_was_asked_and_surely_started_nothing_is_a_refusal(AnswerClass answer, bool refusal) =>
        answer.IsRefusal().ShouldBe(refusal);

    [Fact]
    public void No_agent_says_that_nothing_was_sent() =>
        AnswerRules.OfAgents.ShouldBe(Enum.GetValues<AnswerClass>().Except([AnswerClass.NotSent]));
}
