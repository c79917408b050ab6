namespace BeadsAutomation.Store;

/// <summary>What a report is made of, as one read saw it.</summary>
/// <param name="Now">Database UTC at the read.</param>
/// <param name="Since">Where the period begins.</param>
/// <param name="Attempts">Every attempt claimed in the period and every unsettled one, the newest claim first.</param>
/// <param name="IsCut">Whether there were more of them than were asked for: the oldest are missing.</param>
/// <param name="Beads">The beads of these attempts that still exist, and those that wait for the sentinel.</param>
/// <param name="HandOvers">When these beads were given to the sentinel or opened, as far as that was written down.</param>
public sealed record LedgerPeriod(
    DateTime Now,
    DateTime Since,
    IReadOnlyList<Attempt> Attempts,
    bool IsCut,
    IReadOnlyList<PeriodBead> Beads,
    IReadOnlyList<HandedOver> HandOvers
)
{
    /// <summary>So many of these attempts, and what belongs to them, in the order of every store.</summary>
    public static LedgerPeriod Of(
        DateTime now,
        DateTime since,
        IEnumerable<Attempt> attempts,
        int limit,
        Func<IReadOnlySet<string>, (IEnumerable<PeriodBead> Beads, IEnumerable<HandedOver> HandOvers)> about
    )
    {
        var newest = attempts
            .Where(a => a.ClaimedAt >= since || !a.IsSettled)
            .OrderByDescending(a => a.ClaimedAt)
            .ThenByDescending(a => a.Key.BeadId, StringComparer.Ordinal)
            .ThenByDescending(a => a.Key.Number)
            .Take(limit + 1)
            .ToList();
        var kept = newest.Take(limit).ToList();
        var (beads, handOvers) = about(kept.Select(a => a.Key.BeadId).ToHashSet(StringComparer.Ordinal));
        return new LedgerPeriod(
            now,
            since,
            kept,
            newest.Count > limit,
            [.. beads.OrderBy(b => b.Id, StringComparer.Ordinal)],
            [.. handOvers.OrderBy(h => h.BeadId, StringComparer.Ordinal).ThenBy(h => h.At)]
        );
    }
}
