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
    public static BeadHistory? Believed(ReapCase seen)
    {
        if (seen.History.Unsettled is not { } attempt || IsCredible(attempt.ClaimedAt))
        {
            return seen.History;
        }
        return attempt.SeenAt is { } first && IsCredible(first)
            ? seen.History with
            {
                Attempts = [.. seen.History.Attempts.Select(a => a == attempt ? a with { ClaimedAt = first } : a)],
            }
            : null;

        bool IsCredible(DateTime stamp) =>
            stamp <= seen.Now + SignOfLife.Skew
            && (!seen.Evidence.IsAlive || seen.Now - stamp <= seen.Options.HardCap + Incredible);
    }

    /// <summary>Notes that the claim is seen now.</summary>
    public static Verdict SeenNow(ReapCase seen)
    {
        var attempt = seen.Attempt;
        var days = Stamp.WholeMinutes((seen.Now - attempt.ClaimedAt).Duration()) / (24 * 60);
        var detail =
            attempt.ClaimedAt > seen.Now
                ? $"claimed at {Stamp.Of(attempt.ClaimedAt)}, which lies ahead of the database's clock"
                : $"claimed {days} days ago, and its job is reported alive";
        return new Verdict(
            seen.History,
            seen.Write(new LedgerChange.See(attempt)),
            $"{detail}: its age counts from seen.Now on; check the clocks",
            null
        )
        {
            NeedsAttention = true,
        };
    }
}
