namespace BeadsAutomation.StoreTests.Dolt;

public sealed class LedgerStatementTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Attempt Observed = new()
    {
        Key = new AttemptKey("code-1", 3, "t3"),
        StateWord = "claimed",
        ClaimedAt = Noon,
    };

    private static readonly Dictionary<string, LedgerChange> Changes = new(StringComparer.Ordinal)
    {
        ["claim"] = new LedgerChange.Claim(new AttemptKey("code-1", 4, "t4"), "beadboard", "host:1"),
        ["settle"] = new LedgerChange.Settle(Observed, AttemptOutcome.Stale, BeadStatus.Blocked),
        ["unrecorded"] = new LedgerChange.SettleUnrecorded(
            new AttemptKey("code-1", 4, "t4"),
            AttemptOutcome.Stale,
            BeadStatus.Blocked,
            "why",
            "host:1"
        ),
        ["amend"] = new LedgerChange.Amend(Observed, AttemptCount.Rearmed),
        ["touch"] = new LedgerChange.Touch(Observed),
    };

    [Fact]
    public void Nothing_is_written_when_no_row_is_concerned() =>
        LedgerStatement.Of(new LedgerChange.None()).ShouldBeNull();

    [Theory]
    [InlineData(3, "t3", "claimed", true)]
    [InlineData(4, "t3", "claimed", false)]
    [InlineData(3, "other", "claimed", false)]
    [InlineData(3, "t3", "posting", false)]
    public void The_guard_matches_number_token_and_state_of_the_newest_attempt(
        int number,
        string token,
        string state,
        bool holds
    )
    {
        LedgerFact[] found =
        [
            new()
            {
                Number = number,
                Token = token,
                State = state,
            },
            new()
            {
                Number = 1,
                Token = "t1",
                State = "settled",
            },
        ];

        LedgerGuard.Holds(Transition(Changes["touch"]), found).ShouldBe(holds);
    }

    [Theory]
    [InlineData("settled", true)]
    [InlineData("posting", false)]
    [InlineData("a word of a later version", false)]
    public void A_claim_finds_every_attempt_settled(string state, bool holds)
    {
        LedgerFact[] found =
        [
            new()
            {
                Number = 1,
                Token = "t1",
                State = state,
            },
            new()
            {
                Number = 3,
                Token = "t3",
                State = "settled",
            },
        ];
        var transition = Transition(Changes["claim"]) with { ObservedLatest = Observed with { StateWord = "settled" } };

        LedgerGuard.Holds(transition, found).ShouldBe(holds);
    }

    private static BeadTransition Transition(LedgerChange change) =>
        new()
        {
            BeadId = "code-1",
            Observed = null,
            ObservedLatest = Observed,
            Ledger = change,
        };
}
