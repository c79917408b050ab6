using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>
/// Beads in a file of bd's export format, the ledger in another beside it. One machine, and few writers: who writes the beads without
/// our lock, as an editor does, can lose what they wrote in the instant between our last look and our rename.
/// </summary>
internal sealed class JsonlBeadStore : IBeadStore
{
    private readonly BeadsOptions _options;
    private readonly TimeProvider _time;
    private readonly StorePaths _paths;
    private readonly StoreLock _lock;
    private readonly BeadFile _beads;
    private readonly LedgerFile _ledger;
    private readonly Recovery _recovery;
    private readonly SnapshotWriter _writer;

    /// <summary>Makes the store; files are opened by each call.</summary>
    public JsonlBeadStore(BeadsOptions options, TimeProvider time, IFaultPoints faults, ILogger<JsonlBeadStore> logger)
    {
        _options = options;
        _time = time;
        _paths = StorePaths.Of(options.BeadsFile ?? throw new ArgumentException("no file", nameof(options)));
        var files = new PatientFiles(time);
        var changes = new FileChanges(_paths, faults);
        _lock = new StoreLock(_paths, changes, files);
        _beads = new BeadFile(_paths, changes, files);
        _ledger = new LedgerFile(_paths, changes, files);
        _recovery = new Recovery(_beads, _ledger, time, logger);
        _writer = new SnapshotWriter(new FileCommit(_beads, _ledger, time, logger), options.Assignee, logger);
    }

    /// <inheritdoc />
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        RequireReplaceable();
        if (Recovery.IsDue(await _ledger.ReadAsync(cancellationToken)))
        {
            await WriteAsync(_ => Task.FromResult(WriteResult.Applied), cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken) =>
        ReadAsync(seen => Reader(seen).Queue(), cancellationToken);

    /// <inheritdoc />
    public Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken) =>
        ReadAsync(seen => Reader(seen).Claims(), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BlockedBead>> ReadBlockedAsync(CancellationToken cancellationToken) =>
        ReadAsync(seen => Reader(seen).Blocked(), cancellationToken);

    /// <inheritdoc />
    public Task<int> CountPostsAsync(DateTime since, CancellationToken cancellationToken) =>
        ReadAsync(seen => seen.Ledger.Attempts.Count(a => a.WasSentSince(since)), cancellationToken);

    /// <inheritdoc />
    public Task<RecentAttempts> ReadRecentAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            seen => RecentAttempts.Of(seen.Now, seen.Ledger.BeadIds.SelectMany(seen.Ledger.AttemptsOf), limit),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<LedgerPeriod> ReadPeriodAsync(TimeSpan length, int limit, CancellationToken cancellationToken) =>
        ReadAsync(seen => Reader(seen).Period(length, limit), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<(string BeadId, int Number), Spending>> ReadSpendingAsync(
        string? beadId,
        DateTime since,
        CancellationToken cancellationToken
    ) => ReadAsync(seen => Reader(seen).Spending(beadId, since), cancellationToken);

    /// <inheritdoc />
    public Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken) =>
        ReadAsync(seen => new BeadSnapshot(seen.Now, Reader(seen).History(beadId)), cancellationToken);

    /// <inheritdoc />
    public Task<BeadText?> ReadTextAsync(string beadId, CancellationToken cancellationToken) =>
        ReadAsync(seen => seen.Beads.Find(beadId) is { } line ? LineText.Of(line) : null, cancellationToken);

    /// <inheritdoc />
    public Task<ILookup<string, string>> ReadLabelsAsync(CancellationToken cancellationToken) =>
        ReadAsync(seen => Reader(seen).Labels(), cancellationToken);

    /// <inheritdoc />
    public Task<ILookup<string, string>> ReadPoolsAsync(CancellationToken cancellationToken) =>
        ReadAsync(seen => Reader(seen).Pools(), cancellationToken);

    /// <summary>None: a file does not say who assigned a bead.</summary>
    public Task<ILookup<string, AssignmentEvent>> ReadAssignmentsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Array.Empty<AssignmentEvent>().ToLookup(e => e.BeadId, StringComparer.Ordinal));

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> ReadStateAsync(CancellationToken cancellationToken)
    {
        await using var held = await _lock.TakeTogetherAsync(cancellationToken);
        return (await _ledger.ReadAsync(cancellationToken)).Words;
    }

    /// <inheritdoc />
    public Task<WriteResult> WriteStateAsync(
        string name,
        string value,
        Notice? notice,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            seen => Task.FromResult(_writer.WriteState(name, value, notice, seen)),
            cancellationToken,
            ledgerAlone: true
        );

    /// <inheritdoc />
    public async Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        WriteResult result;
        var tried = 0;
        do
        {
            result = await WriteAsync(seen => _writer.ApplyAsync(transition, seen), cancellationToken);
        } while (ReferenceEquals(result, FileCommit.Raced) && ++tried < 3);
        return result;
    }

    /// <inheritdoc />
    public Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken) =>
        WriteAsync(seen => Task.FromResult(_writer.MarkPosting(key, seen)), cancellationToken);

    /// <inheritdoc />
    public Task<WriteResult> RecordAnswerAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            seen => Task.FromResult(_writer.RecordAnswer(key, answer, seen)),
            cancellationToken,
            ledgerAlone: true
        );

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingNotice>> ReadOutboxAsync(CancellationToken cancellationToken)
    {
        await using var held = await _lock.TakeTogetherAsync(cancellationToken);
        return (await _ledger.ReadAsync(cancellationToken)).Notices.WaitingAt(_time.GetUtcNow().UtcDateTime);
    }

    /// <inheritdoc />
    public Task<WriteResult> DropNoticeAsync(string id, CancellationToken cancellationToken) =>
        WriteAsync(seen => Task.FromResult(_writer.DropNotice(id, seen)), cancellationToken, ledgerAlone: true);

    /// <summary>Nothing: a file has no history of its own.</summary>
    public Task PublishAsync(string beadId, string message, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing: no file stays open between calls.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SnapshotReader Reader(FileSnapshot seen) => new(seen, _options.Assignee);

    private async Task<T> ReadAsync<T>(Func<FileSnapshot, T> read, CancellationToken cancellationToken)
    {
        await using var held = await _lock.TakeTogetherAsync(cancellationToken);
        return read(Usable(await SnapshotAsync(await _ledger.ReadAsync(cancellationToken), cancellationToken)));
    }

    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Give up.</param>
    /// <param name="ledgerAlone">No bead is read or written: an answer must be kept, whatever the beads' file holds just now.</param>
    private async Task<T> WriteAsync<T>(
        Func<FileSnapshot, Task<T>> write,
        CancellationToken cancellationToken,
        bool ledgerAlone = false
    )
    {
        RequireReplaceable();
        try
        {
            await using var held = await _lock.TakeAloneAsync(cancellationToken);
            if (await _ledger.ReadAsync(cancellationToken) is { Interrupted: not null } interrupted)
            {
                // It must not be taken for overtaken because its bead is not there for a moment.
                Usable(await SnapshotAsync(interrupted, cancellationToken));
            }
            var seen = await SnapshotAsync(await _recovery.RunAsync(cancellationToken), cancellationToken);
            return await write(ledgerAlone ? seen : Usable(seen));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileSentences.Unusable(_paths.Beads, e);
        }
    }

    // Before anything is written or sent: what cannot be replaced later is known now.
    private void RequireReplaceable()
    {
        try
        {
            PlainFile.RequireReplaceable(_paths.Ledger);
            if (PlainFile.RequireReplaceable(_paths.Beads).Kind == FileKind.Missing)
            {
                throw new FileNotFoundException();
            }
        }
        catch (IOException e)
        {
            throw FileSentences.Unusable(_paths.Beads, e);
        }
    }

    private async Task<FileSnapshot> SnapshotAsync(LedgerState ledger, CancellationToken cancellationToken) =>
        new(_time.GetUtcNow().UtcDateTime, await _beads.ReadAsync(cancellationToken), ledger);

    /// <summary>What beads are decided on: a file without one proves nothing about those in hand, and a line that could be sent must be readable.</summary>
    private FileSnapshot Usable(FileSnapshot seen)
    {
        if (seen.Beads.Beads.Count == 0 && seen.Ledger.HasInHand)
        {
            throw FileSentences.Emptied(_paths.Beads, _paths.Ledger);
        }
        FaultyLines.Refuse(seen, _options.Assignee);
        return seen;
    }
}
