using BeadsAutomation.Ledger;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The statement that writes a transition's ledger part; it must change exactly one row.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">Its values.</param>
internal sealed record LedgerStatement(SqlText Sql, object Parameters)
{
    /// <summary>How long a reason may be.</summary>
    public const int MaxReason = 500;

    private const int MaxWorker = 255;

    /// <summary>The statement for a change; <see langword="null"/> when no row is concerned.</summary>
    /// <param name="change">What happens.</param>
    /// <param name="beadUpdatedAt">The bead's <c>updated_at</c> as this transaction left it; <see langword="null"/> when it was not written.</param>
    public static LedgerStatement? Of(LedgerChange change, DateTime? beadUpdatedAt) =>
        change switch
        {
            LedgerChange.Claim claim => Of(claim, beadUpdatedAt),
            LedgerChange.Settle settle => Of(settle, beadUpdatedAt),
            LedgerChange.SettleUnrecorded unrecorded => Of(unrecorded, beadUpdatedAt),
            LedgerChange.Amend amend => Of("attempt-amend", amend.Attempt, amend.StatusLeft, beadUpdatedAt),
            LedgerChange.See see => Of("attempt-see", see.Attempt, null, null),
            LedgerChange.Touch touch => Of("attempt-touch", touch.Attempt, null, beadUpdatedAt),
            _ => null,
        };

    private static LedgerStatement Of(LedgerChange.Claim claim, DateTime? beadUpdatedAt) =>
        new(
            SqlText.Of("attempt-claim"),
            new
            {
                id = claim.Key.BeadId,
                number = claim.Key.Number,
                token = claim.Key.Token,
                agent = claim.Agent,
                worker = ServerText.Cut(claim.Worker, MaxWorker),
                beadUpdatedAt = StoredTime.Text(beadUpdatedAt),
            }
        );

    private static LedgerStatement Of(LedgerChange.Settle settle, DateTime? beadUpdatedAt) =>
        new(
            SqlText.Of("attempt-settle"),
            new
            {
                id = settle.Attempt.Key.BeadId,
                number = settle.Attempt.Key.Number,
                token = settle.Attempt.Key.Token,
                state = settle.Attempt.StateWord,
                outcome = settle.Outcome.Word(),
                counted = settle.Counted ? 1 : 0,
                reason = ServerText.Cut(settle.Reason, MaxReason),
                notBefore = StoredTime.Text(settle.NotBefore),
                statusLeft = settle.StatusLeft,
                beadUpdatedAt = StoredTime.Text(beadUpdatedAt),
            }
        );

    private static LedgerStatement Of(LedgerChange.SettleUnrecorded unrecorded, DateTime? beadUpdatedAt) =>
        new(
            SqlText.Of("attempt-settle-unrecorded"),
            new
            {
                id = unrecorded.Key.BeadId,
                number = unrecorded.Key.Number,
                token = unrecorded.Key.Token,
                worker = ServerText.Cut(unrecorded.Worker, MaxWorker),
                outcome = unrecorded.Outcome.Word(),
                reason = ServerText.Cut(unrecorded.Reason, MaxReason),
                statusLeft = unrecorded.StatusLeft,
                beadUpdatedAt = StoredTime.Text(beadUpdatedAt),
            }
        );

    private static LedgerStatement Of(string name, Attempt attempt, string? statusLeft, DateTime? beadUpdatedAt) =>
        new(
            SqlText.Of(name),
            new
            {
                id = attempt.Key.BeadId,
                number = attempt.Key.Number,
                token = attempt.Key.Token,
                state = attempt.StateWord,
                statusLeft,
                beadUpdatedAt = StoredTime.Text(beadUpdatedAt),
            }
        );
}
