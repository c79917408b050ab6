using BeadsAutomation.Testing.Chance;
using FsCheck;
using FsCheck.Fluent;
using static BeadsAutomation.Tests.Commands.Report.Periods;

namespace BeadsAutomation.Tests.Commands.Report;

/// <summary>What holds of every report, whatever the ledger and the clocks say.</summary>
public sealed class ReportLaws
{
    private static readonly Gen<Attempt> AnyAttempt =
        from bead in Gen.Elements("a", "b", "c", "d")
        from number in Gen.Choose(1, 1000)
        from claimed in Gen.Choose(0, 10_080)
        from posted in Gen.Choose(-20, 20).OrNullable()
        from settled in Gen.Choose(-60, 5000).OrNullable()
        from outcome in Gen.Elements(Enum.GetValues<AttemptOutcome>())
        from answer in Gen.Elements("accepted", "unknown", "busy", "not_sent", null)
        select Sent(bead, number, claimed, settled is { } s ? claimed + s : null) with
        {
            Outcome = settled is null ? null : outcome,
            AnswerWord = answer,
            PostedAt = posted is { } p ? Since.AddMinutes(claimed + p) : null,
        };

    [Fact]
    public void Days_add_up_to_all_and_so_do_beads_and_nothing_is_negative() =>
        Law.Holds(
            AnyAttempt.ListOf(),
            attempts =>
            {
                var period = Of(
                    [.. attempts],
                    [Bead("a", -100), Bead("b", 500, closed: 900), Bead("c", 20_000)],
                    Handed("a", 300),
                    Handed("b", 20_000)
                );

                var report = PeriodSummary.Of(period, 5);

                var days = report.Days.Select(d => d.Figures).ToList();
                var beads = report.Beads.Select(b => b.Figures).ToList();
                Numbers(days).ShouldBe(Numbers([report.Totals]));
                Numbers(beads).ShouldBe(Numbers([report.Totals]));
                report.Totals.Attempts.ShouldBe(attempts.Count);
                report.Totals.Results.Values.Sum().ShouldBe(attempts.Count);
                days.Concat(beads).SelectMany(Spreads).OfType<Spread>().ShouldAllBe(s => InOrder(s));
                double.IsFinite(report.ClosedPerDay).ShouldBeTrue();
            }
        );

    private static string Numbers(IReadOnlyList<PeriodFigures> all) =>
        string.Join(
            ' ',
            all.Sum(f => f.Attempts),
            all.Sum(f => f.Sent),
            all.Sum(f => f.WaitsFromCreation),
            all.Sum(f => f.Wait?.Count),
            all.Sum(f => f.Run?.Count),
            all.Sum(f => f.ToResult?.Count),
            Added(all.SelectMany(f => f.Results)),
            Added(all.SelectMany(f => f.Outcomes)),
            Added(all.SelectMany(f => f.Failures))
        );

    private static string Added(IEnumerable<KeyValuePair<string, int>> counts) =>
        string.Join(
            ',',
            counts
                .GroupBy(c => c.Key, c => c.Value, StringComparer.Ordinal)
                .Where(g => g.Sum() > 0)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{g.Key}={g.Sum()}")
        );

    private static IEnumerable<Spread?> Spreads(PeriodFigures f) => [f.Wait, f.Run, f.ToResult];

    private static bool InOrder(Spread s) =>
        s.MedianSeconds >= 0 && s.MedianSeconds <= s.P90Seconds && s.P90Seconds <= s.WorstSeconds;
}
