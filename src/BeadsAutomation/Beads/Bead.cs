namespace BeadsAutomation.Beads;

/// <summary>A bead as one read saw it: every cell that a guarded write has to find unchanged.</summary>
/// <param name="Id">Any id that bd accepts; data, never part of a command.</param>
/// <param name="Status">bd's word, custom statuses included.</param>
/// <param name="Assignee">Empty and <see langword="null"/> both mean unassigned, and are still told apart by the guard.</param>
/// <param name="UpdatedAt">Whole seconds, UTC, as the database stores it.</param>
/// <param name="RowLock">The version cell of schema 54 and later; <see langword="null"/> before.</param>
public sealed record Bead(string Id, string Status, string? Assignee, DateTime UpdatedAt, long? RowLock)
{
    /// <summary>Whether the bead is assigned to this name, byte for byte as bd compares.</summary>
    public bool IsAssignedTo(string assignee) => string.Equals(Assignee, assignee, StringComparison.Ordinal);

    /// <summary>Whether nobody is assigned.</summary>
    public bool IsUnassigned => string.IsNullOrEmpty(Assignee);

    /// <summary>Whether the status is exactly this word.</summary>
    public bool HasStatus(string status) => string.Equals(Status, status, StringComparison.Ordinal);
}
