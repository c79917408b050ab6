namespace BeadsAutomation.Ledger;

/// <summary>When somebody other than us last touched a bead, as far as stamps can be believed.</summary>
/// <param name="Newest">The newest usable stamp, database UTC; <see langword="null"/> when there is none.</param>
/// <param name="FutureStamp">A stamp so far ahead of the database's clock that it is no evidence; reported.</param>
internal sealed record SignOfLife(DateTime? Newest, DateTime? FutureStamp)
{
    /// <summary>Writers' clocks may be ahead by this much.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The newest of: the bead's <c>updated_at</c> unless it is the value we wrote ourselves, comments, a lease's heartbeat, the claim. Never <c>started_at</c>.</summary>
    public static SignOfLife Of(BeadHistory history, DateTime now)
    {
        var attempt = history.Unsettled;
        var claimed = attempt?.ClaimedAt;
        var updated = history.Bead?.UpdatedAt;
        var ours = attempt is not null && updated == attempt.BeadUpdatedAt;
        DateTime?[] stamps = [ours ? null : updated, history.LastComment, history.LeaseHeartbeat, claimed];
        var future = stamps.Where(s => s > now + Skew).Max();
        // A claim from the future says that no age can be told, not that the older stamps are the newest.
        var newest = claimed > now + Skew ? null : stamps.Where(s => s <= now + Skew).Max();
        return new SignOfLife(newest, future);
    }
}
