namespace BeadsAutomation.Ledger;

/// <summary>A bead with its attempts and what others did to it, as one read saw them.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="Bead">Its cells; <see langword="null"/> when it was deleted.</param>
/// <param name="Attempts">Its rows of the ledger, oldest first.</param>
/// <param name="LastComment">UTC time of the newest comment: comments do not touch <c>updated_at</c> in any version of bd.</param>
/// <param name="LeaseHeartbeat">UTC time of the last heartbeat of a lease, where the schema has leases.</param>
public sealed record BeadHistory(
    string BeadId,
    Bead? Bead,
    IReadOnlyList<Attempt> Attempts,
    DateTime? LastComment,
    DateTime? LeaseHeartbeat
)
{
    /// <summary>The newest attempt, settled or not.</summary>
    public Attempt? Latest => Attempts.Count == 0 ? null : Attempts[^1];

    /// <summary>The newest attempt that is not settled: at most one exists unless a backup was restored.</summary>
    public Attempt? Unsettled => Attempts.LastOrDefault(a => !a.IsSettled);
}
