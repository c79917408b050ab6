using Dapper;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Dolt;

/// <summary>Beads and ledger in a Dolt, MariaDB or MySQL server.</summary>
internal sealed class DoltBeadStore : IBeadStore
{
    private readonly BeadsOptions _options;
    private readonly ILogger<DoltBeadStore> _logger;
    private readonly DatabaseSession _session;
    private readonly DatabaseWork _work;
    private readonly BeadReader _reader;
    private readonly OutboxTable _outbox;
    private readonly ResultsTable _results;
    private readonly TransitionWriter _transitions;
    private readonly PostingWriter _postings;
    private readonly AnswerWriter _answers;

    /// <summary>Makes the store; the connection is opened by the first call.</summary>
    public DoltBeadStore(
        BeadsOptions options,
        TimeProvider time,
        Entropy entropy,
        ILogger<DoltBeadStore> logger,
        Driver? driver = null
    )
    {
        _options = options;
        _logger = logger;
        _session = new DatabaseSession(driver ?? new Driver(options), time);
        var sentences = new FailureSentences(options);
        var ledger = new LedgerTables(options.Actor, logger);
        _work = new DatabaseWork(_session, new SchemaProbe(options, sentences, logger), ledger, sentences, logger);
        _reader = new BeadReader(_session, options.Assignee);
        _outbox = new OutboxTable(_session, ledger, logger);
        _results = new ResultsTable(_session, ledger, logger);
        _transitions = new TransitionWriter(_session, _outbox, _results, options.Actor, entropy, logger);
        _postings = new PostingWriter(_session, _reader, options.Assignee);
        _answers = new AnswerWriter(_session);
    }

    /// <summary>Nothing: the server's transactions leave nothing half done.</summary>
    public Task RecoverAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken) =>
        _work.SnapshotAsync(
            async probed =>
            {
                IReadOnlyList<WaitingBead> waiting = probed.Waits
                    ? await _reader.QueueAsync(probed, BeadStatus.Open, null, probed.Now, cancellationToken)
                    : [];
                IReadOnlyList<BeadHistory> histories = probed is { HasHistories: true, HasLedger: true }
                    ? await _reader.AttemptedAsync(probed, cancellationToken)
                    : [];
                return new QueueSnapshot(probed.Now, waiting, histories);
            },
            cancellationToken
        );

    /// <inheritdoc />
    public Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken) =>
        _work.SnapshotAsync(
            async probed => new ClaimsSnapshot(
                probed.Now,
                probed.HasHistories ? await _reader.ClaimsAsync(probed, cancellationToken) : []
            ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<BlockedBead>> ReadBlockedAsync(CancellationToken cancellationToken) =>
        _work.PlainAsync(_ => _reader.BlockedAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<int> CountPostsAsync(DateTime since, CancellationToken cancellationToken) =>
        _work.PlainAsync(_ => _reader.CountPostsAsync(since, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<RecentAttempts> ReadRecentAsync(int limit, CancellationToken cancellationToken) =>
        _work.PlainAsync(
            async probed => RecentAttempts.Of(probed.Now, await _reader.RecentAsync(limit, cancellationToken), limit),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<LedgerPeriod> ReadPeriodAsync(TimeSpan length, int limit, CancellationToken cancellationToken) =>
        _work.SnapshotAsync(
            probed => new PeriodReader(_session, probed, _options.Assignee).ReadAsync(length, limit, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<(string BeadId, int Number), Spending>> ReadSpendingAsync(
        string? beadId,
        DateTime since,
        CancellationToken cancellationToken
    ) => _work.PlainAsync(_ => _results.ReadAsync(beadId, since, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken) =>
        _work.PlainAsync(probed => _reader.BeadAsync(probed, beadId, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<BeadText?> ReadTextAsync(string beadId, CancellationToken cancellationToken) =>
        _work.PlainAsync(
            async _ =>
            {
                var texts = await _session.QueryAsync(
                    SqlText.Of("bead-text"),
                    s => s.Connection.QueryAsync<BeadText>(s.Text, new { id = beadId }, null, s.Seconds),
                    cancellationToken
                );
                return texts.SingleOrDefault();
            },
            cancellationToken
        );

    /// <inheritdoc />
    public Task<ILookup<string, string>> ReadLabelsAsync(CancellationToken cancellationToken) =>
        _work.PlainAsync(_ => _reader.LabelsAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<ILookup<string, string>> ReadPoolsAsync(CancellationToken cancellationToken) =>
        _work.PlainAsync(_ => _reader.PoolsAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<ILookup<string, AssignmentEvent>> ReadAssignmentsAsync(CancellationToken cancellationToken) =>
        _work.PlainAsync(_ => _reader.AssignmentsAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> ReadStateAsync(CancellationToken cancellationToken) =>
        _work.PlainAsync(_ => _reader.StateAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<WriteResult> WriteStateAsync(
        string name,
        string value,
        Notice? notice,
        CancellationToken cancellationToken
    )
    {
        return await TellingAsync(notice, WriteAsync, cancellationToken);

        async Task<WriteResult> WriteAsync(Notice? told)
        {
            var (result, _) = await _work.TransactAsync(
                name,
                async _ =>
                {
                    await StateTable.WriteAsync(_session, name, value, cancellationToken);
                    if (told is not null)
                    {
                        await _outbox.InsertAsync(told, cancellationToken);
                    }
                    return (true, true);
                },
                cancellationToken
            );
            return result;
        }
    }

    /// <inheritdoc />
    public async Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        var ledger = await FittingAsync(transition.Ledger, cancellationToken);
        var fitting = transition with { Ledger = ledger };
        try
        {
            return await ApplyFittingAsync(fitting, cancellationToken);
        }
        catch (StoreException failure) when (_results.WithoutRefused(ledger, failure) is { } less)
        {
            // The connection was given up, and the transaction with it: nothing was written.
            return await ApplyFittingAsync(fitting with { Ledger = less }, cancellationToken);
        }
    }

    private Task<LedgerChange> FittingAsync(LedgerChange change, CancellationToken cancellationToken) =>
        change is LedgerChange.Settle { Spent: not null }
            ? _work.PlainAsync(probed => _results.FitAsync(change, probed.IsDolt, cancellationToken), cancellationToken)
            : Task.FromResult(change);

    private Task<WriteResult> ApplyFittingAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        return TellingAsync(transition.Notice, WriteAsync, cancellationToken);

        async Task<WriteResult> WriteAsync(Notice? told)
        {
            var write = transition with { Notice = told };
            var (result, _) = await _work.TransactAsync(
                transition.BeadId,
                async probed => (await _transitions.WriteAsync(write, probed, cancellationToken), true),
                cancellationToken
            );
            return result;
        }
    }

    /// <inheritdoc />
    public async Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var (result, posting) = await _work.TransactAsync(
            key.BeadId,
            probed => _postings.WriteAsync(key, probed, cancellationToken),
            cancellationToken
        );
        return posting is null ? new PostingResult(result, null, null, null) : posting with { Write = result };
    }

    /// <inheritdoc />
    public async Task<WriteResult> RecordAnswerAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var (result, isThere) = await _work.TransactAsync(
            key.BeadId,
            _ => _answers.WriteAsync(key, answer, cancellationToken),
            cancellationToken
        );
        return isThere ? WriteResult.Applied : result;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WaitingNotice>> ReadOutboxAsync(CancellationToken cancellationToken) =>
        _work.PlainAsync(_ => _outbox.ReadAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<WriteResult> DropNoticeAsync(string id, CancellationToken cancellationToken)
    {
        var (result, _) = await _work.TransactAsync(
            id,
            async _ => (await _outbox.DeleteAsync(id, cancellationToken), true),
            cancellationToken
        );
        return result;
    }

    /// <inheritdoc />
    public async Task PublishAsync(string beadId, string message, CancellationToken cancellationToken)
    {
        try
        {
            await _work.PlainAsync(
                async probed =>
                {
                    if (probed.IsDolt)
                    {
                        string[] tables = probed.Features.EventsInHistory ? ["issues", "events"] : ["issues"];
                        await DoltHistory.CommitAsync(_session, tables, message, _options.Actor, cancellationToken);
                    }
                    return true;
                },
                cancellationToken
            );
        }
        catch (StoreException e)
        {
            Log.NotPublished(_logger, ServerText.Printable(beadId), e.Message);
        }
    }

    /// <summary>Writes with the notice, or without one that cannot be stored.</summary>
    private async Task<WriteResult> TellingAsync(
        Notice? notice,
        Func<Notice?, Task<WriteResult>> writeAsync,
        CancellationToken cancellationToken
    )
    {
        var fitting = notice is null
            ? null
            : await _work.PlainAsync(
                probed => _outbox.FitAsync(notice, probed.IsDolt, cancellationToken),
                cancellationToken
            );
        try
        {
            return await writeAsync(fitting);
        }
        catch (StoreException failure) when (fitting is not null && _outbox.IsRefused(fitting, failure))
        {
            // The connection was given up, and the transaction with it: nothing was written.
            return await writeAsync(null);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _work.DisposeAsync();
}
