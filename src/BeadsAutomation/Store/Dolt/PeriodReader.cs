using System.Text.Encodings.Web;
using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>Reads what a report is made of, in three statements.</summary>
/// <param name="session">The connection, inside a transaction: the three see the same.</param>
/// <param name="probed">What this database is.</param>
/// <param name="assignee">The sentinel.</param>
internal sealed class PeriodReader(DatabaseSession session, ProbeResult probed, string assignee)
{
    /// <summary>The attempts claimed in this last while, so many at most, with their beads.</summary>
    public async Task<LedgerPeriod> ReadAsync(TimeSpan length, int limit, CancellationToken cancellationToken)
    {
        var since = probed.Now - length;
        var (attempts, hasLedger) = await AttemptsAsync(since, limit + 1, cancellationToken);
        var parameters = new
        {
            assignee,
            since = StoredTime.Text(since),
            // The JSON that bd and we write has no blanks; a quote inside a text has a backslash before it, and other letters are themselves.
            given = $"\"assignee\":\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(assignee)}\"",
        };
        var beads = await session.QueryAsync(
            probed.Sql("period-beads", hasLedger),
            s => s.Connection.QueryAsync<PeriodBeadRow>(s.Text, parameters, null, s.Seconds),
            cancellationToken
        );
        var handOvers = await session.QueryAsync(
            probed.Sql("period-hand-overs", hasLedger),
            s => s.Connection.QueryAsync<HandOverRow>(s.Text, parameters, null, s.Seconds),
            cancellationToken
        );
        return LedgerPeriod.Of(
            probed.Now,
            since,
            attempts,
            limit,
            attempted =>
                (
                    beads.Select(b => b.ToBead(assignee)).Where(b => b.Waits || attempted.Contains(b.Id)),
                    handOvers.Select(h => new HandedOver(h.BeadId, StoredTime.Utc(h.At ?? default)))
                )
        );
    }

    private async Task<(IReadOnlyList<Attempt> Attempts, bool HasLedger)> AttemptsAsync(
        DateTime since,
        int limit,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var rows = await session.QueryAsync(
                SqlText.Of("period-attempts"),
                s =>
                    s.Connection.QueryAsync<HistoryRow>(
                        s.Text,
                        new { since = StoredTime.Text(since), limit },
                        null,
                        s.Seconds
                    ),
                cancellationToken
            );
            return ([.. rows.Select(row => row.ToAttempt(row.BeadId ?? ""))], true);
        }
        catch (DatabaseException e) when (LedgerTables.AreMissing(e))
        {
            return ([], false);
        }
    }
}
