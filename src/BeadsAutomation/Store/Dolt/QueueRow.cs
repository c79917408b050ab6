namespace BeadsAutomation.Store.Dolt;

/// <summary>A row of <c>queue.sql</c>: a bead, and one of its targets where it has any.</summary>
internal sealed class QueueRow : TargetRow
{
    public string Status { get; init; } = "";
    public string? Assignee { get; init; }
    public DateTime? UpdatedAt { get; init; }
    public long? RowLock { get; init; }
    public long? Priority { get; init; }
    public DateTime? CreatedAt { get; init; }
    public string? IssueType { get; init; }
    public long? Pinned { get; init; }
    public long? Ephemeral { get; init; }
    public long LivesInWisps { get; init; }
    public DateTime? DeferUntil { get; init; }
    public string? Acceptance { get; init; }

    /// <summary>The cells that readiness asks for.</summary>
    public BeadFacts ToFacts() =>
        new(new BeadKey(Id, LivesInWisps != 0), Status, StoredTime.Utc(DeferUntil))
        {
            IssueType = IssueType ?? "",
            Pinned = Pinned is > 0,
            Ephemeral = Ephemeral is > 0,
            LivesInWisps = LivesInWisps != 0,
            HasAcceptance = AcceptanceCriteria.AreWritten(Acceptance),
        };

    /// <summary>Whether it is of that assignee and in that status, byte for byte: MariaDB pads blanks when it compares.</summary>
    public bool Is(string assignee, string status) =>
        string.Equals(Assignee, assignee, StringComparison.Ordinal)
        && string.Equals(Status, status, StringComparison.Ordinal);

    /// <summary>The bead with what stands between it and work.</summary>
    public WaitingBead ToWaiting(Readiness readiness) =>
        new(
            new Bead(Id, Status, Assignee, StoredTime.Utc(UpdatedAt ?? default), RowLock),
            (int)(Priority ?? 0),
            StoredTime.Utc(CreatedAt ?? default),
            readiness
        );
}
