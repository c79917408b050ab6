using Dapper;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Dolt;

/// <summary>
/// The third table of the ledger, made when the first notice is to be stored. A server that refuses to make or to fill it costs the
/// notice, with a word in the log, and never the change that it is about.
/// </summary>
/// <param name="session">The connection.</param>
/// <param name="ledger">Makes the table.</param>
/// <param name="logger">Says what is not stored, and why.</param>
internal sealed class OutboxTable(DatabaseSession session, LedgerTables ledger, ILogger logger)
{
    private const string Insert = "outbox-insert";

    /// <summary>The notice if it can be stored; asked before its transaction, because a table is never made inside of one.</summary>
    public async Task<Notice?> FitAsync(Notice notice, bool isDolt, CancellationToken cancellationToken)
    {
        try
        {
            if (await CountAsync(isDolt, cancellationToken) < OutboxLimits.Most)
            {
                return notice;
            }
            Log.NoticeNotStored(logger, ServerText.Printable(notice.Kind), $"{OutboxLimits.Most} wait already");
        }
        catch (DatabaseException e) when (e.IsRefusal)
        {
            Log.NoticeNotStored(logger, ServerText.Printable(notice.Kind), e.Message);
        }
        return null;
    }

    /// <summary>Stores a notice, within the transaction of what it is about, which a refusal ends: <see cref="IsRefused"/> tells.</summary>
    public Task InsertAsync(Notice notice, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            SqlText.Of(Insert),
            s =>
                s.Connection.ExecuteAsync(
                    s.Text,
                    new
                    {
                        id = ServerText.Cut(notice.Id, 128),
                        kind = notice.Kind,
                        beadId = notice.BeadId,
                        facts = NoticeFacts.Write(notice),
                    },
                    null,
                    s.Seconds
                ),
            cancellationToken
        );

    /// <summary>Whether nothing but the notice was refused, so that its change may be written without it.</summary>
    public bool IsRefused(Notice notice, StoreException failure)
    {
        if (failure.InnerException is not DatabaseException { Statement.Name: Insert, IsRefusal: true } e)
        {
            return false;
        }
        Log.NoticeNotStored(logger, ServerText.Printable(notice.Kind), e.Message);
        return true;
    }

    /// <summary>All notices, oldest first.</summary>
    public async Task<IReadOnlyList<WaitingNotice>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await session.QueryAsync(
                SqlText.Of("outbox-read"),
                s => s.Connection.QueryAsync<OutboxRow>(s.Text, commandTimeout: s.Seconds),
                cancellationToken
            );
            return [.. rows.Select(row => row.ToNotice())];
        }
        catch (DatabaseException e) when (LedgerTables.OutboxIsMissing(e))
        {
            return [];
        }
    }

    /// <summary>Deletes a notice; false when it is gone already.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            SqlText.Of("outbox-delete"),
            s => s.Connection.ExecuteAsync(s.Text, new { id }, null, s.Seconds),
            cancellationToken
        ) == 1;

    private async Task<long> CountAsync(bool isDolt, CancellationToken cancellationToken)
    {
        try
        {
            return (
                await session.QueryAsync(
                    SqlText.Of("outbox-count"),
                    s => s.Connection.QueryAsync<long>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                )
            ).Single();
        }
        catch (DatabaseException e) when (LedgerTables.OutboxIsMissing(e))
        {
            await ledger.CreateOutboxAsync(session, isDolt, cancellationToken);
            return 0;
        }
    }
}

internal sealed class OutboxRow
{
    public string Id { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? BeadId { get; init; }
    public string Facts { get; init; } = "";
    public DateTime CreatedAt { get; init; }
    public DateTime Now { get; init; }

    public WaitingNotice ToNotice() =>
        new(NoticeFacts.Read(Id, Kind, BeadId, Facts), StoredTime.Utc(CreatedAt), Now - CreatedAt);
}
