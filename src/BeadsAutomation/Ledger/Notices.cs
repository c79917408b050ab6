namespace BeadsAutomation.Ledger;

/// <summary>
/// Whether and what a transition of a bead tells: every attempt that leaves its bead blocked does, also by hand, because those who wait
/// for the bead are more than who did it. Claims, put-backs to open, closed beads and beads that were taken back tell nothing.
/// </summary>
internal static class Notices
{
    private const int MaxReason = 300;

    /// <summary>The notice of a transition, or <see langword="null"/>.</summary>
    public static Notice? Of(BeadTransition transition) =>
        transition.Ledger switch
        {
            LedgerChange.Settle { StatusLeft: BeadStatus.Blocked } settle => Of(
                KindOf(settle.Outcome),
                settle.Attempt.Key,
                settle.Outcome,
                settle.Reason ?? settle.Attempt.Reason
            ),
            LedgerChange.SettleUnrecorded { StatusLeft: BeadStatus.Blocked } adopt => Of(
                NoticeKind.Blocked,
                adopt.Key,
                adopt.Outcome,
                adopt.Reason
            ),
            LedgerChange.Amend { StatusLeft: AttemptCount.OldData, Attempt: var attempt } => Of(
                NoticeKind.OldData,
                attempt.Key,
                attempt.Outcome,
                "it is older than what we know of it: an old row was brought back, or it was re-opened where the clock is behind"
            ),
            LedgerChange.Amend { StatusLeft: BeadStatus.Blocked, Attempt: var attempt } => Of(
                NoticeKind.GaveUp,
                attempt.Key,
                attempt.Outcome,
                attempt.Reason
            ),
            _ => null,
        };

    /// <summary>A notice about everybody: breaker or pause.</summary>
    public static Notice Of(string kind, string token, string? reason) =>
        new($"{kind}-{token}", kind) { Reason = Printable.Line(reason, MaxReason) };

    private static Notice Of(string kind, AttemptKey key, AttemptOutcome? outcome, string? reason) =>
        Of(kind, key.Token, reason) with
        {
            BeadId = key.BeadId,
            Attempt = key.Number,
            Outcome = outcome?.Word(),
        };

    private static string KindOf(AttemptOutcome outcome) =>
        outcome switch
        {
            AttemptOutcome.Rejected or AttemptOutcome.Released or AttemptOutcome.Ghost => NoticeKind.GaveUp,
            AttemptOutcome.TakenBack => NoticeKind.Cancelled,
            _ => NoticeKind.Blocked,
        };
}
