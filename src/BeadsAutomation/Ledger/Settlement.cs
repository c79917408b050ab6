namespace BeadsAutomation.Ledger;

/// <summary>Transitions that end an attempt.</summary>
internal static class Settlement
{
    /// <summary>Ends the attempt and leaves the bead to be written, or not, by the caller.</summary>
    public static BeadTransition Of(BeadHistory history, Attempt attempt, AttemptOutcome outcome, string? statusLeft) =>
        BeadTransition.Of(history, new LedgerChange.Settle(attempt, outcome, statusLeft));

    /// <summary>Blocks a bead that no unsettled row explains: with a row of its own, settled at once.</summary>
    public static BeadTransition Unrecorded(BeadHistory history, string token, AttemptOutcome outcome, string reason)
    {
        var key = new AttemptKey(history.BeadId, (history.Latest?.Key.Number ?? 0) + 1, token);
        var ledger = new LedgerChange.SettleUnrecorded(key, outcome, BeadStatus.Blocked, reason, Worker.Name);
        return BeadTransition.Of(history, ledger) with { Status = BeadStatus.Blocked };
    }

    /// <summary>Ends the attempt because of what somebody else did to the bead; the bead is not written.</summary>
    public static BeadTransition Untouched(BeadHistory history, Attempt attempt) =>
        history.Bead switch
        {
            null => Of(history, attempt, AttemptOutcome.BeadGone, null),
            { Status: BeadStatus.Closed } => Of(history, attempt, AttemptOutcome.AgentClosed, BeadStatus.Closed),
            { Status: BeadStatus.Blocked } => Of(history, attempt, AttemptOutcome.AgentBlocked, BeadStatus.Blocked),
            // Not we opened it: the word must not look as if we had, or the count would go on.
            { Status: BeadStatus.Open } => Of(history, attempt, AttemptOutcome.TakenBack, AttemptCount.Rearmed),
            { } bead => Of(history, attempt, AttemptOutcome.TakenBack, bead.Status),
        };
}
