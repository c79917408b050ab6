using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Ledger;
using BeadsAutomation.Store.Jsonl.Entries;
using BeadsAutomation.Store.Jsonl.Files;
using BeadsAutomation.Store.Jsonl.Lines;
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
    private readonly FileCommit _commit;

    /// <summary>Makes the store; files are opened by each call.</summary>
    public JsonlBeadStore(BeadsOptions options, TimeProvider time, IFaultPoints faults, ILogger<JsonlBeadStore> logger)
    {
        _options = options;
        _time = time;
        _paths = StorePaths.Of(options.BeadsFile ?? throw new ArgumentException("no file", nameof(options)));
        var files = new PatientFiles(time);
        var changes = new FileChanges(faults);
        _lock = new StoreLock(_paths, changes, files);
        _beads = new BeadFile(_paths, changes, files);
        _ledger = new LedgerFile(_paths, changes, files);
        _recovery = new Recovery(_beads, _ledger, time, logger);
        _commit = new FileCommit(_beads, _ledger, time, logger);
    }

    /// <inheritdoc />
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
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
    public Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken) =>
        ReadAsync(seen => new BeadSnapshot(seen.Now, Reader(seen).History(beadId)), cancellationToken);

    /// <inheritdoc />
    public Task<BeadText?> ReadTextAsync(string beadId, CancellationToken cancellationToken) =>
        ReadAsync(seen => seen.Beads.Find(beadId) is { } line ? LineText.Of(line) : null, cancellationToken);

    /// <inheritdoc />
    public async Task<string?> ReadStateAsync(string name, CancellationToken cancellationToken)
    {
        await using var held = await _lock.TakeTogetherAsync(cancellationToken);
        return (await _ledger.ReadAsync(cancellationToken)).Word(name);
    }

    /// <inheritdoc />
    public Task<WriteResult> WriteStateAsync(string name, string value, CancellationToken cancellationToken) =>
        WriteAsync(
            seen =>
                Task.FromResult(
                    _commit.Write(seen, new LedgerEntry { At = seen.Now, State = new StateWord(name, value) })
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken) =>
        WriteAsync(seen => ApplyAsync(transition, seen), cancellationToken);

    /// <inheritdoc />
    public Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken) =>
        WriteAsync(seen => Task.FromResult(MarkPosting(key, seen)), cancellationToken);

    /// <inheritdoc />
    public Task<WriteResult> RecordAnswerAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    ) => WriteAsync(seen => Task.FromResult(RecordAnswer(key, answer, seen)), cancellationToken);

    /// <summary>Nothing: a file has no history of its own.</summary>
    public Task PublishAsync(string beadId, string message, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing: no file stays open between calls.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<WriteResult> ApplyAsync(BeadTransition transition, FileSnapshot seen)
    {
        var found = Reader(seen).History(transition.BeadId);
        if (!TransitionGuard.Holds(transition, found))
        {
            return WriteResult.Lost;
        }
        DateTime? stamp = transition.WritesBead ? seen.Stamp : null;
        var attempt = AttemptChange.After(transition.Ledger, found.Attempts, stamp, seen.Now);
        var entry = new LedgerEntry
        {
            At = seen.Now,
            Attempt = attempt is null ? null : LedgerRow.Of(attempt),
            Found = AttemptChange.Found(transition.Ledger),
        };
        if (!transition.WritesBead)
        {
            return attempt is null ? WriteResult.Applied : _commit.Write(seen, entry);
        }
        var line =
            seen.Beads.Find(transition.BeadId)
            ?? throw new ArgumentException("a bead that is gone cannot be written", nameof(transition));
        var edited = LineEdit.Apply(line, transition.Status, transition.Note, seen.Stamp);
        return await _commit.WriteAsync(
            seen,
            entry with
            {
                Bead = IntendedWrite.Of(found.Bead!, transition, seen.Stamp, edited),
            },
            seen.Beads.With(line, edited)
        );
    }

    private PostingResult MarkPosting(AttemptKey key, FileSnapshot seen)
    {
        var reader = Reader(seen);
        var history = reader.History(key.BeadId);
        if (Find(history, key) is not { State: AttemptState.Claimed } claimed)
        {
            return new PostingResult(WriteResult.Lost, null, history, null);
        }
        var readiness = reader.ReadinessOf(key.BeadId);
        if (PostingCheck.Obstacle(history.Bead, readiness, _options.Assignee) is { } obstacle)
        {
            var reason = obstacle == PostingObstacle.NotReady ? readiness?.Obstacle() : null;
            return new PostingResult(WriteResult.Lost, obstacle, history, reason);
        }
        var posting = claimed with { StateWord = AttemptState.Posting.Word(), PostedAt = seen.Now };
        return new PostingResult(Write(claimed, posting, seen), null, history, null);
    }

    private WriteResult RecordAnswer(AttemptKey key, RecordedAnswer answer, FileSnapshot seen)
    {
        var history = Reader(seen).History(key.BeadId);
        var found = Find(history, key);
        if (found is null || AnswerChange.IsThere(found, answer))
        {
            return found is null ? WriteResult.Lost : WriteResult.Applied;
        }
        var isOpen = history.Bead?.HasStatus(BeadStatus.Open) == true;
        var after = AnswerChange.After(found, answer, isOpen, seen.Now);
        return after is null ? WriteResult.Lost : Write(found, after, seen);
    }

    private WriteResult Write(Attempt found, Attempt after, FileSnapshot seen) =>
        _commit.Write(
            seen,
            new LedgerEntry
            {
                At = seen.Now,
                Attempt = LedgerRow.Of(after),
                Found = found.StateWord,
            }
        );

    private SnapshotReader Reader(FileSnapshot seen) => new(seen, _options.Assignee);

    private static Attempt? Find(BeadHistory history, AttemptKey key) =>
        history.Attempts.FirstOrDefault(a => a.Key == key);

    private async Task<T> ReadAsync<T>(Func<FileSnapshot, T> read, CancellationToken cancellationToken)
    {
        await using var held = await _lock.TakeTogetherAsync(cancellationToken);
        return read(await SnapshotAsync(await _ledger.ReadAsync(cancellationToken), cancellationToken));
    }

    private async Task<T> WriteAsync<T>(Func<FileSnapshot, Task<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            await using var held = await _lock.TakeAloneAsync(cancellationToken);
            var ledger = await _recovery.RunAsync(cancellationToken);
            return await write(await SnapshotAsync(ledger, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileSentences.Unusable(_paths.Beads, e);
        }
    }

    private async Task<FileSnapshot> SnapshotAsync(LedgerState ledger, CancellationToken cancellationToken)
    {
        var beads = await _beads.ReadAsync(cancellationToken);
        return new FileSnapshot(_time.GetUtcNow().UtcDateTime, beads, ledger);
    }
}
