namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>A store around another, so that a control needs to write down only what it breaks.</summary>
internal abstract class WrappedStore(IBeadStore inner) : IBeadStore
{
    protected IBeadStore Inner => inner;

    public Task RecoverAsync(CancellationToken cancellationToken) => inner.RecoverAsync(cancellationToken);

    public virtual Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken) =>
        inner.ReadQueueAsync(cancellationToken);

    public virtual Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken) =>
        inner.ReadClaimsAsync(cancellationToken);

    public Task<IReadOnlyList<BlockedBead>> ReadBlockedAsync(CancellationToken cancellationToken) =>
        inner.ReadBlockedAsync(cancellationToken);

    public Task<int> CountPostsAsync(DateTime since, CancellationToken cancellationToken) =>
        inner.CountPostsAsync(since, cancellationToken);

    public Task<RecentAttempts> ReadRecentAsync(int limit, CancellationToken cancellationToken) =>
        inner.ReadRecentAsync(limit, cancellationToken);

    public Task<LedgerPeriod> ReadPeriodAsync(TimeSpan length, int limit, CancellationToken cancellationToken) =>
        inner.ReadPeriodAsync(length, limit, cancellationToken);

    public virtual Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken) =>
        inner.ReadBeadAsync(beadId, cancellationToken);

    public Task<BeadText?> ReadTextAsync(string beadId, CancellationToken cancellationToken) =>
        inner.ReadTextAsync(beadId, cancellationToken);

    public Task<ILookup<string, string>> ReadLabelsAsync(CancellationToken cancellationToken) =>
        inner.ReadLabelsAsync(cancellationToken);

    public virtual Task<ILookup<string, string>> ReadPoolsAsync(CancellationToken cancellationToken) =>
        inner.ReadPoolsAsync(cancellationToken);

    public Task<ILookup<string, AssignmentEvent>> ReadAssignmentsAsync(CancellationToken cancellationToken) =>
        inner.ReadAssignmentsAsync(cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> ReadStateAsync(CancellationToken cancellationToken) =>
        inner.ReadStateAsync(cancellationToken);

    public virtual Task<WriteResult> WriteStateAsync(
        string name,
        string value,
        Notice? notice,
        CancellationToken cancellationToken
    ) => inner.WriteStateAsync(name, value, notice, cancellationToken);

    public virtual Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken) =>
        inner.ApplyAsync(transition, cancellationToken);

    public Task<IReadOnlyDictionary<(string BeadId, int Number), Spending>> ReadSpendingAsync(
        string? beadId,
        DateTime since,
        CancellationToken cancellationToken
    ) => inner.ReadSpendingAsync(beadId, since, cancellationToken);

    public virtual Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken) =>
        inner.MarkPostingAsync(key, cancellationToken);

    public virtual Task<WriteResult> RecordAnswerAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    ) => inner.RecordAnswerAsync(key, answer, cancellationToken);

    public Task<IReadOnlyList<WaitingNotice>> ReadOutboxAsync(CancellationToken cancellationToken) =>
        inner.ReadOutboxAsync(cancellationToken);

    public virtual Task<WriteResult> DropNoticeAsync(string id, CancellationToken cancellationToken) =>
        inner.DropNoticeAsync(id, cancellationToken);

    public virtual Task PublishAsync(string beadId, string message, CancellationToken cancellationToken) =>
        inner.PublishAsync(beadId, message, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
