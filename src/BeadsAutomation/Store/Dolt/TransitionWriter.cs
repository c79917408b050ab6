using System.Text;
using Dapper;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The one guarded write: everything observed is matched, then bead, ledger and event change together.</summary>
/// <param name="session">The connection, in a transaction.</param>
/// <param name="outbox">Where notices wait.</param>
/// <param name="results">Where figures are kept.</param>
/// <param name="actor">Who signs bd's event.</param>
/// <param name="entropy">Version cells and event ids.</param>
/// <param name="logger">Says when a note was left out.</param>
internal sealed class TransitionWriter(
    DatabaseSession session,
    OutboxTable outbox,
    ResultsTable results,
    string actor,
    Entropy entropy,
    ILogger logger
)
{
    private static readonly SqlText AttemptsOfBead = SqlText.Of("attempts-of-bead");

    /// <summary>Writes; false when something observed had changed.</summary>
    public async Task<bool> WriteAsync(
        BeadTransition transition,
        ProbeResult probed,
        CancellationToken cancellationToken
    )
    {
        var attempts = await ReadAttemptsAsync(transition, cancellationToken);
        if (!LedgerGuard.Holds(transition, attempts))
        {
            return false;
        }
        DateTime? beadUpdatedAt = null;
        if (transition.WritesBead)
        {
            if (!await UpdateBeadAsync(transition, probed, cancellationToken))
            {
                return false;
            }
            beadUpdatedAt = await ReadBackAsync(transition, cancellationToken);
        }
        else if (!await BeadIsAsObservedAsync(transition, probed, cancellationToken))
        {
            return false;
        }
        if (!await WriteLedgerAsync(transition, beadUpdatedAt, cancellationToken))
        {
            return false;
        }
        if (transition.WritesBead)
        {
            await WriteTracesAsync(transition, probed, cancellationToken);
        }
        await results.InsertAsync(transition.Ledger, cancellationToken);
        if (transition.Notice is { } notice)
        {
            await outbox.InsertAsync(notice, cancellationToken);
        }
        return true;
    }

    private async Task<IReadOnlyList<LedgerFact>> ReadAttemptsAsync(
        BeadTransition transition,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await session.QueryAsync(
                AttemptsOfBead,
                s => s.Connection.QueryAsync<LedgerFact>(s.Text, new { id = transition.BeadId }, null, s.Seconds),
                cancellationToken
            );
        }
        catch (DatabaseException e) when (LedgerTables.AreMissing(e) && transition.Ledger is LedgerChange.None)
        {
            return [];
        }
    }

    private async Task<bool> UpdateBeadAsync(
        BeadTransition transition,
        ProbeResult probed,
        CancellationToken cancellationToken
    )
    {
        var observed =
            transition.Observed
            ?? throw new ArgumentException("a bead that is gone cannot be written", nameof(transition));
        var changed = await session.ExecuteAsync(
            probed.Sql("bead-update"),
            s =>
                s.Connection.ExecuteAsync(
                    s.Text,
                    new
                    {
                        id = transition.BeadId,
                        status = observed.Status,
                        assignee = observed.Assignee,
                        updatedAt = StoredTime.Text(observed.UpdatedAt),
                        rowLock = observed.RowLock,
                        newStatus = transition.Status,
                        note = transition.Note,
                        newline = "\n",
                        notesBytes = probed.Features.NotesBytes,
                        newRowLock = entropy.NewRowLock(),
                    },
                    null,
                    s.Seconds
                ),
            cancellationToken
        );
        return changed == 1
            || (
                await NoteHasNoRoomAsync(transition, probed, cancellationToken)
                && await BeadIsAsObservedAsync(transition, probed, cancellationToken)
            );
    }

    // A note that does not fit changes nothing, and within the same second not even updated_at: that is no lost race.
    private async Task<bool> NoteHasNoRoomAsync(
        BeadTransition transition,
        ProbeResult probed,
        CancellationToken cancellationToken
    )
    {
        if (transition.Status is not null || transition.Note is null)
        {
            return false;
        }
        var stored = await ReadWrittenAsync(transition, cancellationToken);
        var room = probed.Features.NotesBytes - (stored?.NotesBytes ?? 0) - 1;
        return stored is not null && Encoding.UTF8.GetByteCount(transition.Note) > room;
    }

    private async Task<DateTime?> ReadBackAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        var written = await ReadWrittenAsync(transition, cancellationToken);
        if (written?.Noted == 0)
        {
            Log.NoteLeftOut(logger, ServerText.Printable(transition.BeadId));
        }
        return written?.UpdatedAt;
    }

    private async Task<WrittenRow?> ReadWrittenAsync(BeadTransition transition, CancellationToken cancellationToken) =>
        (
            await session.QueryAsync(
                SqlText.Of("bead-written"),
                s =>
                    s.Connection.QueryAsync<WrittenRow>(
                        s.Text,
                        new { id = transition.BeadId, note = transition.Note },
                        null,
                        s.Seconds
                    ),
                cancellationToken
            )
        ).SingleOrDefault();

    private async Task<bool> BeadIsAsObservedAsync(
        BeadTransition transition,
        ProbeResult probed,
        CancellationToken cancellationToken
    )
    {
        var rows = await session.QueryAsync(
            probed.Sql("bead-check"),
            s => s.Connection.QueryAsync<BeadRow>(s.Text, new { id = transition.BeadId }, null, s.Seconds),
            cancellationToken
        );
        return rows.SingleOrDefault()?.ToBead() == transition.Observed;
    }

    private async Task<bool> WriteLedgerAsync(
        BeadTransition transition,
        DateTime? beadUpdatedAt,
        CancellationToken cancellationToken
    )
    {
        var statement = LedgerStatement.Of(transition.Ledger);
        return statement is null || await statement.WriteAsync(session, beadUpdatedAt, cancellationToken);
    }

    private async Task WriteTracesAsync(
        BeadTransition transition,
        ProbeResult probed,
        CancellationToken cancellationToken
    )
    {
        var told = EventValues.Of(transition);
        await session.ExecuteAsync(
            SqlText.Of("event-insert"),
            s =>
                s.Connection.ExecuteAsync(
                    s.Text,
                    new
                    {
                        id = transition.BeadId,
                        eventId = entropy.NewEventId(),
                        actor,
                        eventType = told.Type,
                        oldValue = told.Old,
                        newValue = told.New,
                    },
                    null,
                    s.Seconds
                ),
            cancellationToken
        );
        if (transition.Status is not null && probed.Features.Leases)
        {
            await session.ExecuteAsync(
                SqlText.Of("lease-delete"),
                s => s.Connection.ExecuteAsync(s.Text, new { id = transition.BeadId }, null, s.Seconds),
                cancellationToken
            );
        }
    }
}

/// <summary>The row of <c>bead-written.sql</c>.</summary>
internal sealed class WrittenRow
{
    public DateTime UpdatedAt { get; init; }
    public long NotesBytes { get; init; }
    public long Noted { get; init; }
}
