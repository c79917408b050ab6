namespace BeadsAutomation.Reaping;

/// <summary>
/// From when the age of a claim counts. Where a clock was wrong that cannot be told by its stamps; then a sweep notes when it saw the
/// claim first, one write a claim, and its age counts from there.
/// </summary>
internal static class ClaimAge
{
    /// <summary>A job that is reported alive so long after its hard cap: no reaper left it for a day, a clock jumped.</summary>
    private static readonly TimeSpan Incredible = TimeSpan.FromDays(1);

    /// <summary>The history with a claim whose age can be believed; <see langword="null"/> when it has none yet.</summary>
    public static BeadHistory? Believed(BeadHistory history, JobEvidence evidence, BeadsOptions options, DateTime now)
    {
        if (history.Unsettled is not { } attempt || IsCredible(attempt.ClaimedAt))
        {
            return history;
        }
        return attempt.SeenAt is { } seen && IsCredible(seen)
            ? history with
            {
                Attempts = [.. history.Attempts.Select(a => a == attempt ? a with { ClaimedAt = seen } : a)],
            }
            : null;

        bool IsCredible(DateTime stamp) =>
            stamp <= now + SignOfLife.Skew && (!evidence.IsAlive || now - stamp <= options.HardCap + Incredible);
    }

    /// <summary>Notes that the claim is seen now.</summary>
    public static Verdict SeenNow(BeadHistory history, DateTime now)
    {
        var attempt = history.Unsettled!;
        var transition = new BeadTransition
        {
            BeadId = history.BeadId,
            Observed = history.Bead,
            ObservedLatest = history.Latest,
            Ledger = new LedgerChange.See(attempt),
        };
        var days = Stamp.WholeMinutes((now - attempt.ClaimedAt).Duration()) / (24 * 60);
        var detail =
            attempt.ClaimedAt > now
                ? $"claimed at {Stamp.Of(attempt.ClaimedAt)}, which lies ahead of the database's clock"
                : $"claimed {days} days ago, and its job is reported alive";
        return new Verdict(history, transition, $"{detail}: its age counts from now on; check the clocks", null)
        {
            NeedsAttention = true,
        };
    }
}
