namespace BeadsAutomation.Ledger;

/// <summary>A bead that we blocked, or that was blocked while its agent worked on it, and that nobody has looked after yet.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="Outcome">How its newest attempt ended; <see langword="null"/> for a word that this version does not know.</param>
/// <param name="Reason">One line for people.</param>
/// <param name="SettledAt">When that attempt was settled, database UTC.</param>
public sealed record BlockedBead(string BeadId, AttemptOutcome? Outcome, string? Reason, DateTime? SettledAt)
{
    /// <summary>Whether we did: else its agent, or a person who came first.</summary>
    public bool ByUs => Outcome != AttemptOutcome.AgentBlocked;

    /// <summary>The bead of this history, or <see langword="null"/> when it is not blocked, not the sentinel's, or was blocked after its attempt was over.</summary>
    public static BlockedBead? Of(BeadHistory history, string sentinel) =>
        history.Bead is { } bead
        && bead.HasStatus(BeadStatus.Blocked)
        && bead.IsAssignedTo(sentinel)
        && history.Latest is { IsSettled: true, StatusLeft: BeadStatus.Blocked } latest
            ? new BlockedBead(history.BeadId, latest.Outcome, latest.Reason, latest.SettledAt)
            : null;
}
