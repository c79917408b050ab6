namespace BeadsAutomation.Ledger;

/// <summary>
/// An open bead that is older than what we ourselves wrote of it: a restored or imported row, which must not be run once more. A
/// person who re-opens renews <c>updated_at</c>, and so does <c>rearm</c>. One that we ourselves put back to open is to be sent again
/// whatever became of its row.
/// </summary>
internal static class OldData
{
    /// <summary>Why the bead waits, or <see langword="null"/> when it is as new as our ledger.</summary>
    public static string? Describe(Bead? bead, Attempt? latest) =>
        bead is { Status: BeadStatus.Open }
        && latest is { IsSettled: true, StatusLeft: not BeadStatus.Open, BeadUpdatedAt: { } ours }
        && bead.UpdatedAt < ours
            ? $"it was last changed at {Stamp.Of(bead.UpdatedAt)}, before attempt {latest.Key.Number} wrote to it at {Stamp.Of(ours)}: an old row was brought back, or it was re-opened where the clock is behind"
            : null;
}
