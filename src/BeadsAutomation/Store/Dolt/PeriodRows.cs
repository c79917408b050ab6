namespace BeadsAutomation.Store.Dolt;

/// <summary>A row of the statement about a report's beads.</summary>
internal sealed class PeriodBeadRow
{
    public string Id { get; init; } = "";
    public string? Title { get; init; }
    public string Status { get; init; } = "";
    public string? Assignee { get; init; }
    public DateTime? CreatedAt { get; init; }
    public DateTime? ClosedAt { get; init; }

    /// <summary>The bead; MariaDB pads blanks when it compares, so the sentinel is compared again.</summary>
    public PeriodBead ToBead(string assignee) =>
        new(
            Id,
            Title ?? "",
            Status,
            string.Equals(Assignee, assignee, StringComparison.Ordinal)
                && string.Equals(Status, BeadStatus.Open, StringComparison.Ordinal),
            StoredTime.Utc(CreatedAt ?? default),
            StoredTime.Utc(ClosedAt)
        );
}

/// <summary>A row of the statement about hand-overs.</summary>
internal sealed class HandOverRow
{
    public string BeadId { get; init; } = "";

    public DateTime? At { get; init; }
}
