namespace BeadsAutomation.Store;

/// <summary>The attempts in which something happened last, whatever their bead.</summary>
/// <param name="Now">Database UTC at the read.</param>
/// <param name="Attempts">The newest first.</param>
public sealed record RecentAttempts(DateTime Now, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>So many of these, in the order of every store.</summary>
    public static RecentAttempts Of(DateTime now, IEnumerable<Attempt> attempts, int limit) =>
        new(
            now,
            [
                .. attempts
                    .OrderByDescending(a => a.LastStepAt)
                    .ThenByDescending(a => a.Key.BeadId, StringComparer.Ordinal)
                    .ThenByDescending(a => a.Key.Number)
                    .Take(limit),
            ]
        );
}
