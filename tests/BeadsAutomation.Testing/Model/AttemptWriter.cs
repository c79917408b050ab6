using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>Writes rows of the ledger. Their times have microseconds; only the bead's stamp is whole seconds.</summary>
/// <param name="transaction">Where to write.</param>
/// <param name="now">Database UTC.</param>
internal sealed class AttemptWriter(ModelTransaction transaction, DateTime now)
{
    /// <summary>Writes the ledger's part of a transition.</summary>
    /// <param name="change">What happens.</param>
    /// <param name="beadUpdatedAt">The bead's stamp as this transaction leaves it; <see langword="null"/> when it does not write the bead.</param>
    public void Write(LedgerChange change, DateTime? beadUpdatedAt)
    {
        switch (change)
        {
            case LedgerChange.Claim claim:
                Insert(
                    claim.Key,
                    AttemptState.Claimed,
                    claim.Worker,
                    beadUpdatedAt,
                    row => row.With("agent", claim.Agent)
                );
                break;
            case LedgerChange.SettleUnrecorded settle:
                Insert(
                    settle.Key,
                    AttemptState.Settled,
                    settle.Worker,
                    beadUpdatedAt,
                    row =>
                        row.With("outcome", settle.Outcome.Word())
                            .With("status_left", settle.StatusLeft)
                            .With("reason", settle.Reason)
                            .With("settled_at", now)
                );
                break;
            case LedgerChange.Settle settle:
                Update(settle.Attempt, beadUpdatedAt, row => Settled(row, settle));
                break;
            case LedgerChange.Amend amend:
                Update(
                    amend.Attempt,
                    beadUpdatedAt,
                    row => row.With("status_left", amend.StatusLeft).With("not_before", null)
                );
                break;
            case LedgerChange.See see:
                Update(see.Attempt, beadUpdatedAt, row => row.With("not_before", now));
                break;
            case LedgerChange.Touch touch:
                Update(touch.Attempt, beadUpdatedAt, row => row);
                break;
        }
    }

    public void MarkPosting(Attempt claimed) =>
        Update(
            claimed,
            beadUpdatedAt: null,
            row => row.With("state", AttemptState.Posting.Word()).With("posted_at", now)
        );

    /// <summary>The answer of an attempt in state posting.</summary>
    public void RecordAnswer(Attempt posting, RecordedAnswer answer, Bead? bead) =>
        Update(
            posting,
            beadUpdatedAt: null,
            row =>
                row.With("state", answer.State.Word())
                    .With("answer", answer.Answer.Word())
                    .With("job_id", answer.JobId)
                    .With("reason", answer.Reason)
                    .With("answered_at", now)
                    .With("open_at_answer", bead?.HasStatus(BeadStatus.Open) == true ? 1L : 0L)
        );

    /// <summary>The row was settled before its answer was recorded: only what the service said is added.</summary>
    public void AddAnswer(Attempt settled, RecordedAnswer answer) =>
        Update(
            settled,
            beadUpdatedAt: null,
            row => row.With("answer", answer.Answer.Word()).With("job_id", answer.JobId ?? row.Text("job_id"))
        );

    private ModelRow Settled(ModelRow row, LedgerChange.Settle settle) =>
        row.With("state", AttemptState.Settled.Word())
            .With("outcome", settle.Outcome.Word())
            .With("status_left", settle.StatusLeft)
            .With("counted", settle.Counted ? 1L : 0L)
            .With("not_before", settle.NotBefore)
            .With("reason", settle.Reason ?? row.Text("reason"))
            .With("settled_at", now);

    private void Insert(
        AttemptKey key,
        AttemptState state,
        string worker,
        DateTime? beadUpdatedAt,
        Func<ModelRow, ModelRow> rest
    ) =>
        transaction.Insert(
            Tables.Attempts,
            Tables.AttemptKey(key),
            rest(
                ModelRow
                    .Empty.With("bead_id", key.BeadId)
                    .With("attempt", (long)key.Number)
                    .With("token", key.Token)
                    .With("agent", "")
                    .With("worker", worker)
                    .With("state", state.Word())
                    .With("counted", 0L)
                    .With("open_at_answer", 0L)
                    .With("claimed_at", now)
                    .With("bead_updated_at", beadUpdatedAt)
                    .With("changed_at", now)
            )
        );

    private void Update(Attempt observed, DateTime? beadUpdatedAt, Func<ModelRow, ModelRow> set) =>
        transaction.Update(
            Tables.Attempts,
            Tables.AttemptKey(observed.Key),
            row => row.Has("token", observed.Key.Token) && row.Has("state", observed.StateWord),
            row =>
                set(row).With("bead_updated_at", beadUpdatedAt ?? row.Time("bead_updated_at")).With("changed_at", now)
        );
}
