using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>
/// Finishes what a killed process announced in the ledger and did not get done. A claim is not finished but released: whoever wanted
/// it is gone, and nothing was sent. Only ever run under the lock.
/// </summary>
internal sealed class Recovery(BeadFile beads, LedgerFile ledger, TimeProvider time, ILogger logger)
{
    private const int Tries = 3;

    /// <summary>Whether there is anything to do, by a ledger read without the lock; a writer in the middle of its work looks the same.</summary>
    public static bool IsDue(LedgerState state) => state.IsTorn || state.Interrupted is not null;

    /// <summary>Does it; the answer is the ledger as it is then.</summary>
    public async Task<LedgerState> RunAsync(CancellationToken cancellationToken)
    {
        var state = await ledger.ReadAsync(cancellationToken);
        if (state.IsTorn)
        {
            ledger.TakeBack(state);
            logger.TornLineDropped();
        }
        for (var tried = 0; state.Interrupted is { Bead: { } write } entry; tried++)
        {
            if (tried == Tries)
            {
                throw beads.KeepsChanging();
            }
            await FinishAsync(entry, write, cancellationToken);
            state = await ledger.ReadAsync(cancellationToken);
        }
        return await ledger.CondenseAsync(state, time.GetUtcNow().UtcDateTime)
            ? await ledger.ReadAsync(cancellationToken)
            : state;
    }

    private async Task FinishAsync(LedgerEntry entry, IntendedWrite write, CancellationToken cancellationToken)
    {
        var read = await beads.ReadAsync(cancellationToken);
        var line = read.Find(write.Id);
        read.Refuse(bead => ReferenceEquals(bead, line));
        var progress = write.Progress(line is null ? null : SnapshotReader.BeadOf(line));
        var end = progress switch
        {
            WriteProgress.NotMade when entry.IsClaim => Released(entry),
            WriteProgress.NotMade => await MakeAsync(read, line!, write, cancellationToken) ? Done() : null,
            _ => Done(),
        };
        if (end is not null)
        {
            ledger.Append(end);
            logger.Recovered(Printable.Line(write.Id, 100), Words(progress, entry));
        }
    }

    private async Task<bool> MakeAsync(
        BeadLines read,
        BeadLine line,
        IntendedWrite write,
        CancellationToken cancellationToken
    )
    {
        beads.Prepare(read.With(line, LineEdit.Apply(line, write.ToStatus, write.Note, write.ToUpdatedAt)));
        return await beads.ReplaceAsync(read, cancellationToken);
    }

    private LedgerEntry Released(LedgerEntry claim)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var released = claim.Attempt!.ToAttempt() with
        {
            StateWord = AttemptState.Settled.Word(),
            Outcome = AttemptOutcome.Released,
            StatusLeft = claim.Bead!.FromStatus,
            Reason = "the claim was interrupted before the bead was written",
            SettledAt = now,
            BeadUpdatedAt = claim.Bead.FromUpdatedAt,
        };
        return new LedgerEntry
        {
            At = now,
            Attempt = LedgerRow.Of(released),
            Found = claim.Attempt.State,
        };
    }

    private LedgerEntry Done() => new() { At = time.GetUtcNow().UtcDateTime, Done = true };

    private static string Words(WriteProgress progress, LedgerEntry entry) =>
        progress switch
        {
            WriteProgress.Made => "known to be complete",
            WriteProgress.Overtaken => "left alone: somebody else wrote to the bead since",
            _ when entry.IsClaim => "released: nothing was sent",
            _ => "finished",
        };
}
