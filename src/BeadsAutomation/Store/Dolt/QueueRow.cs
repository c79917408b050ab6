namespace BeadsAutomation.Store.Dolt;

/// <summary>A row of the queue's statement.</summary>
internal sealed class QueueRow
{
    public string Id { get; init; } = "";
    public string Status { get; init; } = "";
    public string? Assignee { get; init; }
    public DateTime? UpdatedAt { get; init; }
    public long? RowLock { get; init; }
    public long? Priority { get; init; }
    public DateTime? CreatedAt { get; init; }
    public string? IssueType { get; init; }
    public long Pinned { get; init; }
    public long Ephemeral { get; init; }
    public long LivesInWisps { get; init; }
    public long? Deferred { get; init; }
    public string? BlockedBy { get; init; }
    public string? Acceptance { get; init; }

    /// <summary>The bead with what stands between it and work.</summary>
    public WaitingBead ToWaiting() =>
        new(
            new Bead(Id, Status, Assignee, StoredTime.Utc(UpdatedAt ?? default), RowLock),
            (int)(Priority ?? 0),
            StoredTime.Utc(CreatedAt ?? default),
            new Readiness(
                IssueType ?? "",
                Pinned != 0,
                Ephemeral != 0,
                LivesInWisps != 0,
                Deferred is > 0,
                BlockedBy,
                AcceptanceCriteria.AreWritten(Acceptance)
            )
        );
}
