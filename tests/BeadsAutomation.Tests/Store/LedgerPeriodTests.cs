namespace BeadsAutomation.Tests.Store;

/// <summary>Which attempts a report and a history are made of, in an order that does not depend on the store.</summary>
public sealed class LedgerPeriodTests
{
    private static readonly Attempt[] All =
    [
        Settled("a", 1, "10:00"),
        Settled("a", 2, "5:00"),
        Settled("b", 1, "5:00"),
        Settled("b", 2, "10:01"),
        Settled("B", 1, "5:00"),
        Given.Attempt(AttemptState.Dispatched, Given.Ago("60:00"), 3, "c"),
    ];

    [Theory]
    [InlineData(5, "b1 a2 B1 a1 c3", false)]
    [InlineData(6, "b1 a2 B1 a1 c3", false)]
    [InlineData(4, "b1 a2 B1 a1", true)]
    [InlineData(1, "b1", true)]
    public void A_period_has_what_was_claimed_in_it_and_what_is_not_settled(int limit, string attempts, bool cut)
    {
        IReadOnlySet<string>? asked = null;

        var period = LedgerPeriod.Of(
            Given.Now,
            Given.Ago("10:00"),
            All,
            limit,
            ids =>
            {
                asked = ids;
                return ([], []);
            }
        );

        Text(period.Attempts).ShouldBe(attempts);
        period.IsCut.ShouldBe(cut);
        asked.ShouldBe(period.Attempts.Select(a => a.Key.BeadId).Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    [Fact]
    public void Beads_and_hand_overs_have_one_order()
    {
        var period = LedgerPeriod.Of(
            Given.Now,
            Given.Ago("10:00"),
            [],
            9,
            _ =>
                (
                    [Bead("b"), Bead("a")],
                    [
                        new HandedOver("b", Given.Ago("1:00")),
                        new HandedOver("a", Given.Ago("1:00")),
                        new HandedOver("a", Given.Ago("2:00")),
                    ]
                )
        );

        period.Beads.Select(b => b.Id).ShouldBe(["a", "b"]);
        period
            .HandOvers.Select(h => (h.BeadId, h.At))
            .ShouldBe([("a", Given.Ago("2:00")), ("a", Given.Ago("1:00")), ("b", Given.Ago("1:00"))]);
    }

    [Theory]
    [InlineData(3, "b1 a2 B1")]
    [InlineData(9, "b1 a2 B1 a1 b2 c3")]
    public void Recent_are_those_whose_last_step_is_the_latest(int limit, string attempts) =>
        Text(RecentAttempts.Of(Given.Now, All, limit).Attempts).ShouldBe(attempts);

    [Fact]
    public void Of_one_bead_and_one_time_the_later_attempt_is_first() =>
        Text(RecentAttempts.Of(Given.Now, [Settled("a", 1, "5:00"), Settled("a", 2, "5:00")], 9).Attempts)
            .ShouldBe("a2 a1");

    private static Attempt Settled(string id, int number, string ago) =>
        Given.Settled(AttemptOutcome.AgentClosed, "closed", number, answeredAt: Given.Ago(ago), id: id);

    private static PeriodBead Bead(string id) => new(id, "a title", "open", true, Given.Now, null);

    private static string Text(IEnumerable<Attempt> attempts) =>
        string.Join(' ', attempts.Select(a => $"{a.Key.BeadId}{a.Key.Number}"));
}
