namespace BeadsAutomation.Tests.Ledger;

public sealed class AttemptTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("10:01", null, false)]
    [InlineData("10:00", null, true)]
    [InlineData("9:59", null, true)]
    [InlineData("9:59", "accepted", true)]
    [InlineData("9:59", "indeterminate", true)]
    [InlineData("9:59", "not_sent", false)]
    public void Sent_since_then_is_what_was_marked_then_or_later_unless_nothing_left_us(
        string? posted,
        string? answer,
        bool sent
    )
    {
        var attempt = Given.Attempt(AttemptState.Posting) with
        {
            PostedAt = posted is null ? null : Given.Ago(posted),
            AnswerWord = answer,
        };

        attempt.WasSentSince(Given.Ago("10:00")).ShouldBe(sent);
    }

    [Theory]
    [InlineData(null, null, null, "40:00")]
    [InlineData("30:00", null, null, "30:00")]
    [InlineData("30:00", "20:00", null, "20:00")]
    [InlineData("30:00", "20:00", "10:00", "10:00")]
    [InlineData(null, null, "10:00", "10:00")]
    [InlineData(null, "20:00", null, "20:00")]
    public void Its_last_step_is_the_last_that_is_known(string? posted, string? answered, string? settled, string last)
    {
        var attempt = Given.Attempt() with
        {
            ClaimedAt = Given.Ago("40:00"),
            PostedAt = Ago(posted),
            AnsweredAt = Ago(answered),
            SettledAt = Ago(settled),
        };

        attempt.LastStepAt.ShouldBe(Given.Ago(last));
    }

    [Theory]
    [InlineData(AttemptState.Claimed, true)]
    [InlineData(AttemptState.Posting, true)]
    [InlineData(AttemptState.Dispatched, true)]
    [InlineData(AttemptState.Unknown, true)]
    [InlineData(AttemptState.Refused, false)]
    [InlineData(AttemptState.Settled, false)]
    public void A_pool_is_held_until_surely_nothing_runs(AttemptState state, bool holds) =>
        (Given.Attempt() with { StateWord = state.Word() }).HoldsPool.ShouldBe(holds);

    private static DateTime? Ago(string? text) => text is null ? null : Given.Ago(text);
}
