namespace BeadsAutomation.Store.Dolt;

/// <summary>The cells of a bead as statements name them; no id means that there is no such bead.</summary>
internal class BeadRow
{
    public string? FoundId { get; init; }
    public string? Status { get; init; }
    public string? Assignee { get; init; }
    public DateTime? UpdatedAt { get; init; }
    public long? RowLock { get; init; }

    /// <summary>The bead, or none.</summary>
    public Bead? ToBead() =>
        FoundId is null
            ? null
            : new Bead(FoundId, Status ?? "", Assignee, StoredTime.Utc(UpdatedAt ?? default), RowLock);
}
