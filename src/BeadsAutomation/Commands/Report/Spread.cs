namespace BeadsAutomation.Commands.Report;

/// <summary>Lengths in whole seconds. Median and 90th percentile are by nearest rank: the smallest length that half, or nine in ten, do not exceed.</summary>
/// <param name="Count">How many.</param>
/// <param name="MedianSeconds">The median.</param>
/// <param name="P90Seconds">The 90th percentile.</param>
/// <param name="WorstSeconds">The longest.</param>
public sealed record Spread(int Count, long MedianSeconds, long P90Seconds, long WorstSeconds)
{
    /// <summary>Of these lengths; <see langword="null"/> when there is none.</summary>
    internal static Spread? Of(IEnumerable<TimeSpan?> lengths)
    {
        var sorted = lengths.OfType<TimeSpan>().Select(l => (long)l.TotalSeconds).Order().ToList();
        return sorted.Count == 0 ? null : new Spread(sorted.Count, Ranked(sorted, 50), Ranked(sorted, 90), sorted[^1]);
    }

    private static long Ranked(List<long> sorted, int percent) => sorted[(((sorted.Count * percent) + 99) / 100) - 1];
}
