using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>The store on the model of Dolt's rules: one process' view of a <see cref="BeadDatabase"/> that others use as well.</summary>
/// <param name="database">The database.</param>
/// <param name="options">The sentinel and the actor are taken from here.</param>
/// <param name="entropy">Where event ids and row locks come from.</param>
/// <param name="step">Awaited at every <see cref="StoreStep"/>; what it throws ends the operation there, as a crash would. Nothing by default.</param>
/// <param name="guard">Instead of <see cref="ModelGuard.Holds"/>: for stores that are wrong on purpose.</param>
public sealed class ModelBeadStore(
    BeadDatabase database,
    BeadsOptions options,
    Entropy entropy,
    Func<StoreStep, Task>? step = null,
    Func<BeadTransition, BeadHistory, bool>? guard = null
) : IBeadStore
{
    private readonly Func<StoreStep, Task> _step = step ?? (_ => Task.CompletedTask);
    private readonly Func<BeadTransition, BeadHistory, bool> _guard = guard ?? ModelGuard.Holds;

    /// <summary>The model's transactions leave nothing half done.</summary>
    public Task RecoverAsync(CancellationToken cancellationToken) =>
        _step(new StoreStep("Recover", StepMoment.BeforeBegin));

    public Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadQueue", t => Reader(t).Queue(), cancellationToken);

    public Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadClaims", t => Reader(t).Claims(), cancellationToken);

    public Task<IReadOnlyList<BlockedBead>> ReadBlockedAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadBlocked", t => Reader(t).Blocked(), cancellationToken);

    public Task<int> CountPostsAsync(DateTime since, CancellationToken cancellationToken) =>
        ReadAsync("CountPosts", t => Reader(t).CountPosts(since), cancellationToken);

    public Task<RecentAttempts> ReadRecentAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync("ReadRecent", t => Reader(t).Recent(limit), cancellationToken);

    public Task<LedgerPeriod> ReadPeriodAsync(TimeSpan length, int limit, CancellationToken cancellationToken) =>
        ReadAsync("ReadPeriod", t => Reader(t).Period(length, limit), cancellationToken);

    public Task<IReadOnlyDictionary<(string BeadId, int Number), Spending>> ReadSpendingAsync(
        string? beadId,
        DateTime since,
        CancellationToken cancellationToken
    ) => ReadAsync("ReadSpending", t => ResultRows.Read(t, beadId, since), cancellationToken);

    public Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken) =>
        ReadAsync("ReadBead", t => Reader(t).Bead(beadId), cancellationToken);

    public Task<BeadText?> ReadTextAsync(string beadId, CancellationToken cancellationToken) =>
        ReadAsync(
            "ReadText",
            t => t.Find(Tables.Issues, beadId) is { } row ? IssueRows.Text(row) : null,
            cancellationToken
        );

    public Task<ILookup<string, string>> ReadLabelsAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadLabels", t => Reader(t).Labels(), cancellationToken);

    public Task<ILookup<string, string>> ReadPoolsAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadPools", t => Reader(t).Pools(), cancellationToken);

    public Task<ILookup<string, AssignmentEvent>> ReadAssignmentsAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadAssignments", t => Reader(t).Assignments(), cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> ReadStateAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadState", StateRows.Read, cancellationToken);

    public async Task<WriteResult> WriteStateAsync(
        string name,
        string value,
        Notice? notice,
        CancellationToken cancellationToken
    )
    {
        database.CreateOutbox(notice);
        var write = await BeginAsync("WriteState", needsLedger: true, cancellationToken);
        StateRows.Write(write.Transaction, name, value, database.Clock.Utc);
        OutboxRows.Write(write.Transaction, notice, database.Clock.Utc);
        return await write.CommitAsync();
    }

    public async Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        database.CreateOutbox(transition.Notice);
        database.CreateResults(transition.Ledger);
        var needsLedger = transition.Ledger is LedgerChange.Claim or LedgerChange.SettleUnrecorded;
        var write = await BeginAsync("Apply", needsLedger, cancellationToken);
        var found = Reader(write.Transaction).History(transition.BeadId);
        if (!_guard(transition, found))
        {
            return write.GiveUp();
        }
        await write.AfterReadsAsync();
        try
        {
            new TransitionWriter(database, write.Transaction, options.Actor, entropy).Write(transition);
        }
        catch (ModelException e) when (e.Number == ModelException.DuplicateKey)
        {
            return write.GiveUp();
        }
        return await write.CommitAsync(() => database.Changed(new BeadChange(transition, found.Bead)));
    }

    public async Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var write = await BeginAsync("MarkPosting", needsLedger: false, cancellationToken);
        var reader = Reader(write.Transaction);
        var history = reader.History(key.BeadId);
        if (Find(history, key) is not { State: AttemptState.Claimed } claimed)
        {
            return new PostingResult(write.GiveUp(), Obstacle: null, history, Reason: null);
        }
        var readiness = reader.Readiness(key.BeadId);
        if (PostingCheck.Obstacle(history.Bead, readiness, options.Assignee) is { } obstacle)
        {
            var reason = obstacle == PostingObstacle.NotReady ? readiness?.Obstacle() : null;
            return new PostingResult(write.GiveUp(), obstacle, history, reason);
        }
        await write.AfterReadsAsync();
        Ledger(write).MarkPosting(claimed);
        return new PostingResult(await write.CommitAsync(), Obstacle: null, history, Reason: null);
    }

    public async Task<WriteResult> RecordAnswerAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var write = await BeginAsync("RecordAnswer", needsLedger: true, cancellationToken);
        var history = Reader(write.Transaction).History(key.BeadId);
        switch (Find(history, key))
        {
            case { } known when AnswerIsThere(known, answer):
                write.GiveUp();
                return WriteResult.Applied;
            case { State: AttemptState.Posting } posting:
                await write.AfterReadsAsync();
                Ledger(write).RecordAnswer(posting, answer, history.Bead);
                return await write.CommitAsync();
            case { IsSettled: true } settled:
                await write.AfterReadsAsync();
                Ledger(write).AddAnswer(settled, answer);
                return await write.CommitAsync();
            default:
                return write.GiveUp();
        }
    }

    public Task<IReadOnlyList<WaitingNotice>> ReadOutboxAsync(CancellationToken cancellationToken) =>
        ReadAsync("ReadOutbox", t => OutboxRows.Read(t, database.Clock.Utc), cancellationToken);

    public async Task<WriteResult> DropNoticeAsync(string id, CancellationToken cancellationToken)
    {
        var write = await BeginAsync("DropNotice", needsLedger: false, cancellationToken);
        return write.Transaction.Delete(Tables.Outbox, id) == 1 ? await write.CommitAsync() : write.GiveUp();
    }

    /// <summary>History is not modelled: Dolt's own commit changes no row.</summary>
    public Task PublishAsync(string beadId, string message, CancellationToken cancellationToken) =>
        _step(new StoreStep("Publish", StepMoment.BeforeBegin));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private StoreReader Reader(ModelTransaction transaction) => new(database, transaction, options.Assignee);

    /// <summary>An earlier try was stored although its COMMIT gave no answer.</summary>
    private static bool AnswerIsThere(Attempt known, RecordedAnswer answer) =>
        (known.State == answer.State || known.IsSettled)
        && known.Answer == answer.Answer
        && (answer.JobId is null || string.Equals(known.JobId, answer.JobId, StringComparison.Ordinal));

    private AttemptWriter Ledger(StoreWrite write) => new(write.Transaction, database.Clock.Utc);

    private static Attempt? Find(BeadHistory history, AttemptKey key) =>
        history.Attempts.FirstOrDefault(a => a.Key == key);

    private async Task<T> ReadAsync<T>(
        string operation,
        Func<ModelTransaction, T> read,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _step(new StoreStep(operation, StepMoment.BeforeBegin));
        var transaction = database.Engine.Begin();
        var result = read(transaction);
        transaction.Rollback();
        return result;
    }

    private async Task<StoreWrite> BeginAsync(string operation, bool needsLedger, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _step(new StoreStep(operation, StepMoment.BeforeBegin));
        if (needsLedger)
        {
            database.CreateLedger();
        }
        return new StoreWrite(database.Engine.Begin(), operation, _step);
    }
}
