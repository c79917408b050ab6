namespace BeadsAutomation.Tests.Ledger;

public sealed class LedgerGuardTests
{
    private static readonly Attempt First = Given.Settled(AttemptOutcome.Rejected, BeadStatus.Open);
    private static readonly Attempt Second = Given.Settled(AttemptOutcome.Released, BeadStatus.Open, number: 2);

    [Fact]
    public void The_newest_row_counts_whatever_the_order_of_reading()
    {
        Holds(Second, new LedgerChange.None(), Second, First).ShouldBeTrue();
        Holds(Second, new LedgerChange.None(), First, Second).ShouldBeTrue();
        Holds(First, new LedgerChange.None(), First, Second).ShouldBeFalse();
    }

    [Fact]
    public void A_row_where_none_was_and_none_where_one_was_are_changes()
    {
        Holds(null, new LedgerChange.None()).ShouldBeTrue();
        Holds(null, new LedgerChange.None(), First).ShouldBeFalse();
        Holds(First, new LedgerChange.None()).ShouldBeFalse();
    }

    [Fact]
    public void Number_token_and_state_are_each_matched()
    {
        Holds(First with { Key = First.Key with { Number = 2 } }, new LedgerChange.None(), First).ShouldBeFalse();
        Holds(First with { Key = First.Key with { Token = "t" } }, new LedgerChange.None(), First).ShouldBeFalse();
        Holds(First with { StateWord = "refused" }, new LedgerChange.None(), First).ShouldBeFalse();
        Holds(First with { Key = First.Key with { BeadId = "other" } }, new LedgerChange.None(), First).ShouldBeTrue();
    }

    [Theory]
    [InlineData("claimed", false)]
    [InlineData("posting", false)]
    [InlineData("refused", false)]
    [InlineData("dispatched", false)]
    [InlineData("unknown", false)]
    [InlineData("a word of a later version", false)]
    [InlineData("settled", true)]
    public void A_claim_finds_no_row_unsettled_not_even_an_older_one(string older, bool holds)
    {
        var key = new AttemptKey(Given.Id, 3, "t");

        Holds(Second, new LedgerChange.Claim(key, "a", "w"), First with { StateWord = older }, Second).ShouldBe(holds);
        Holds(Second, new LedgerChange.None(), First with { StateWord = older }, Second).ShouldBeTrue();
    }

    private static bool Holds(Attempt? observed, LedgerChange change, params Attempt[] found) =>
        LedgerGuard.Holds(
            new BeadTransition
            {
                BeadId = Given.Id,
                Observed = Given.Bead(),
                ObservedLatest = observed,
                Ledger = change,
            },
            [
                .. found.Select(a => new LedgerFact
                {
                    Number = a.Key.Number,
                    Token = a.Key.Token,
                    State = a.StateWord,
                }),
            ]
        );
}
