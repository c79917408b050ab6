using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Report;

/// <summary>From what was read to the report: pure.</summary>
internal static class PeriodSummary
{
    private const int LongestTitle = 500;

    /// <summary>The report.</summary>
    /// <param name="period">What was read.</param>
    /// <param name="jobBudget">US dollars that one job may spend.</param>
    /// <param name="spending">What attempts cost, as far as their agents told.</param>
    public static PeriodReport Of(
        LedgerPeriod period,
        double jobBudget,
        IReadOnlyDictionary<(string BeadId, int Number), Spending>? spending = null
    )
    {
        var facts = SendFacts.Of(period);
        var told = facts
            .Select(f => spending?.GetValueOrDefault((f.Attempt.Key.BeadId, f.Attempt.Key.Number))?.CostUsd)
            .OfType<decimal>()
            .ToList();
        var totals = Figures.Of(facts);
        var inFlight = period
            .Attempts.Where(a => !a.IsSettled)
            .Select(a => a.Key.BeadId)
            .ToHashSet(StringComparer.Ordinal);
        var waiting = period.Beads.Where(b => b.Waits && !inFlight.Contains(b.Id)).ToList();
        return new PeriodReport
        {
            Now = period.Now,
            Since = period.Since,
            IsCut = period.IsCut,
            Totals = totals,
            ClosedPerDay = Math.Round(totals.Of(SendResult.Closed) / (period.Now - period.Since).TotalDays, 2),
            JobBudget = jobBudget,
            SpentAtMost = Math.Round(totals.Sent * jobBudget, 2),
            Spent = told.Count == 0 ? null : told.Sum(),
            SpentToldBy = told.Count,
            InFlightNow = period.Attempts.Count(a => !a.IsSettled),
            WaitingNow = waiting.Count,
            OldestWaiting = Oldest(waiting, period.HandOvers),
            WithoutTime = period.Beads.Where(b => b.CreatedAt == DateTime.MinValue).Select(b => b.Id).ToList()
                is [_, ..] odd
                ? odd
                : null,
            Days = Days(period, facts),
            Beads = Beads(period, facts),
        };
    }

    private static WaitingSince? Oldest(IReadOnlyList<PeriodBead> waiting, IReadOnlyList<HandedOver> handOvers)
    {
        var times = handOvers.ToLookup(h => h.BeadId, h => h.At, StringComparer.Ordinal);
        return waiting
            .Select(b => new WaitingSince(b.Id, SendFacts.WaitsSince(b, times[b.Id])))
            .Where(w => w.Since != DateTime.MinValue)
            .OrderBy(w => w.Since)
            .ThenBy(w => w.BeadId, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static List<PeriodDay> Days(LedgerPeriod period, IReadOnlyList<SendFact> facts)
    {
        var (first, last) = (DateOnly.FromDateTime(period.Since), DateOnly.FromDateTime(period.Now));
        // A clock that ran wrong may have stamped outside of the period: it still counts, at its edge.
        var byDay = facts.ToLookup(f =>
            DateOnly.FromDayNumber(Math.Clamp(DayNumber(f.At), first.DayNumber, last.DayNumber))
        );
        return
        [
            .. Enumerable
                .Range(first.DayNumber, last.DayNumber - first.DayNumber + 1)
                .Select(DateOnly.FromDayNumber)
                .Select(day => new PeriodDay(day, Figures.Of(byDay[day]))),
        ];
    }

    private static int DayNumber(DateTime at) => DateOnly.FromDateTime(at).DayNumber;

    private static List<PeriodBeadReport> Beads(LedgerPeriod period, IReadOnlyList<SendFact> facts)
    {
        var beads = period.Beads.ToDictionary(b => b.Id, StringComparer.Ordinal);
        return
        [
            .. facts
                .GroupBy(f => f.Attempt.Key.BeadId, StringComparer.Ordinal)
                .Select(g => Bead(beads.GetValueOrDefault(g.Key), [.. g]))
                .OrderByDescending(b => b.LastAt)
                .ThenBy(b => b.BeadId, StringComparer.Ordinal),
        ];
    }

    private static PeriodBeadReport Bead(PeriodBead? bead, IReadOnlyList<SendFact> facts)
    {
        var last = facts[^1];
        return new PeriodBeadReport(
            last.Attempt.Key.BeadId,
            Printable.Line(bead?.Title, LongestTitle),
            bead?.Status,
            last.At,
            last.Result,
            last.End,
            last.Attempt.Reason is { } reason ? Printable.Line(reason, 500) : null,
            Figures.Of(facts)
        );
    }
}
