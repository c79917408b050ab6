namespace BeadsAutomation.Testing;

/// <summary>A bead to insert; what is not given is what a ready bead of the sentinel has.</summary>
public sealed record BeadRow(string Id)
{
    public string Title { get; init; } = "a bead";
    public string Status { get; init; } = "open";
    public string? Assignee { get; init; } = "agent";
    public int Priority { get; init; } = 2;
    public string IssueType { get; init; } = "task";
    public string AcceptanceCriteria { get; init; } = "done when it is done";
    public string Notes { get; init; } = "";
    public bool? Pinned { get; init; } = false;
    public bool? Ephemeral { get; init; } = false;
    public DateTime CreatedAt { get; init; } = new(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc);
    public DateTime UpdatedAt { get; init; } = new(2026, 11, 1, 8, 30, 0, DateTimeKind.Utc);
    public DateTime? StartedAt { get; init; }
    public DateTime? DeferUntil { get; init; }

    /// <summary>Only for schemas that have the column (54 and later).</summary>
    public long RowLock { get; init; } = 7;
}
