using System.Collections.Frozen;
using Dapper;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Dolt;

/// <summary>
/// The table of what runs cost, made when the first is to be stored. A server that refuses to make or to fill it costs the figures,
/// with a word in the log, and never the change that they came with.
/// </summary>
/// <param name="session">The connection.</param>
/// <param name="ledger">Makes the table.</param>
/// <param name="logger">Says what is not stored, and why.</param>
internal sealed class ResultsTable(DatabaseSession session, LedgerTables ledger, ILogger logger)
{
    private const string Insert = "results-insert";

    private bool _isThere;

    /// <summary>The change as it can be stored; asked before its transaction, because a table is never made inside of one.</summary>
    public async Task<LedgerChange> FitAsync(LedgerChange change, bool isDolt, CancellationToken cancellationToken)
    {
        if (_isThere || change is not LedgerChange.Settle { Spent: not null } settle)
        {
            return change;
        }
        try
        {
            await MakeAsync(isDolt, cancellationToken);
            _isThere = true;
            return change;
        }
        catch (DatabaseException e) when (e.IsRefusal)
        {
            return Without(settle, e);
        }
    }

    /// <summary>Stores the figures of a change, if it has some, within its transaction, which a refusal ends: <see cref="WithoutRefused"/> tells.</summary>
    public async Task InsertAsync(LedgerChange change, CancellationToken cancellationToken)
    {
        if (change is LedgerChange.Settle { Spent: { } spent, Attempt.Key: var key })
        {
            await session.ExecuteAsync(
                SqlText.Of(Insert),
                s =>
                    s.Connection.ExecuteAsync(
                        s.Text,
                        new
                        {
                            id = key.BeadId,
                            number = key.Number,
                            costUsd = spent.CostUsd,
                            turns = spent.Turns,
                            sessionId = spent.SessionId,
                        },
                        null,
                        s.Seconds
                    ),
                cancellationToken
            );
        }
    }

    /// <summary>The change without its figures, when nothing but these was refused; else <see langword="null"/>.</summary>
    public LedgerChange? WithoutRefused(LedgerChange change, StoreException failure) =>
        change is LedgerChange.Settle { Spent: not null } settle
        && failure.InnerException is DatabaseException { Statement.Name: Insert, IsRefusal: true } refused
            ? Without(settle, refused)
            : null;

    /// <summary>What the attempts claimed since then cost, of one bead or of all.</summary>
    public async Task<IReadOnlyDictionary<(string BeadId, int Number), Spending>> ReadAsync(
        string? beadId,
        DateTime since,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var rows = await session.QueryAsync(
                SqlText.Of("results-read"),
                s =>
                    s.Connection.QueryAsync<ResultRow>(
                        s.Text,
                        new { id = beadId, since = StoredTime.Text(since) },
                        null,
                        s.Seconds
                    ),
                cancellationToken
            );
            return rows.Where(row => row.Spent is not null)
                .ToDictionary(row => (row.BeadId, row.Number), row => row.Spent!);
        }
        // Whoever may not read it sees the attempts all the same.
        catch (DatabaseException e)
            when (LedgerTables.AreMissing(e) || LedgerTables.ResultsAreMissing(e) || e.Fault == DatabaseFault.Denied)
        {
            return FrozenDictionary<(string, int), Spending>.Empty;
        }
    }

    private async Task MakeAsync(bool isDolt, CancellationToken cancellationToken)
    {
        try
        {
            await session.QueryAsync(
                SqlText.Of("results-look"),
                s => s.Connection.QueryAsync<long>(s.Text, commandTimeout: s.Seconds),
                cancellationToken
            );
        }
        catch (DatabaseException e) when (LedgerTables.ResultsAreMissing(e))
        {
            await ledger.CreateResultsAsync(session, isDolt, cancellationToken);
        }
    }

    private LedgerChange.Settle Without(LedgerChange.Settle settle, DatabaseException refused)
    {
        Log.SpendingNotStored(logger, ServerText.Printable(settle.Attempt.Key.BeadId), refused.Message);
        return settle with { Spent = null };
    }
}

internal sealed class ResultRow
{
    public string BeadId { get; init; } = "";
    public int Number { get; init; }
    public decimal? CostUsd { get; init; }
    public int? Turns { get; init; }
    public string? SessionId { get; init; }

    public Spending? Spent => Spending.Of(CostUsd, Turns, SessionId);
}
