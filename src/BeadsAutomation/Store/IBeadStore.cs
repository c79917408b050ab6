namespace BeadsAutomation.Store;

/// <summary>
/// Where beads and ledger live. Every read and write has a deadline of its own. A store that cannot be reached, read or used throws
/// <see cref="StoreException"/>; everything expected is a value.
/// </summary>
public interface IBeadStore : IAsyncDisposable
{
    /// <summary>
    /// Finishes what a killed process left half done, where the store has no transactions to do that; nothing elsewhere. Whatever may
    /// write calls it before it reads; a dry run does not.
    /// </summary>
    Task RecoverAsync(CancellationToken cancellationToken);

    /// <summary>The queue, for a tick. Writes nothing and works where the ledger does not exist yet.</summary>
    Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken);

    /// <summary>The claims in hand, for a sweep. Writes nothing and works where the ledger does not exist yet.</summary>
    Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken);

    /// <summary>The beads that we blocked, or that were blocked while their agent worked on them, and nobody has looked after yet. Writes nothing and works where the ledger does not exist yet.</summary>
    Task<IReadOnlyList<BlockedBead>> ReadBlockedAsync(CancellationToken cancellationToken);

    /// <summary>How many beads were sent since this time, database UTC. Writes nothing and works where the ledger does not exist yet.</summary>
    Task<int> CountPostsAsync(DateTime since, CancellationToken cancellationToken);

    /// <summary>So many attempts in which something happened last, whatever their bead. Writes nothing and works where the ledger does not exist yet.</summary>
    Task<RecentAttempts> ReadRecentAsync(int limit, CancellationToken cancellationToken);

    /// <summary>What a report is made of: the attempts claimed in this last while, so many at most, with their beads. Writes nothing and works where the ledger does not exist yet.</summary>
    Task<LedgerPeriod> ReadPeriodAsync(TimeSpan length, int limit, CancellationToken cancellationToken);

    /// <summary>What the attempts claimed since then cost, database UTC, as far as their agents told: of one bead, or of all. Writes nothing and works where nothing was ever told.</summary>
    Task<IReadOnlyDictionary<(string BeadId, int Number), Spending>> ReadSpendingAsync(
        string? beadId,
        DateTime since,
        CancellationToken cancellationToken
    );

    /// <summary>One bead afresh, whatever its status.</summary>
    Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken);

    /// <summary>What a bead says; <see langword="null"/> when it is gone.</summary>
    Task<BeadText?> ReadTextAsync(string beadId, CancellationToken cancellationToken);

    /// <summary>The labels of the sentinel's open beads, by bead. Only asked while there are candidates.</summary>
    Task<ILookup<string, string>> ReadLabelsAsync(CancellationToken cancellationToken);

    /// <summary>The beads that hold a place in a pool, by the label of the pool: not closed, with an attempt that is neither settled nor refused. Writes nothing and works where the ledger does not exist yet.</summary>
    Task<ILookup<string, string>> ReadPoolsAsync(CancellationToken cancellationToken);

    /// <summary>bd's events of the sentinel's open beads that create one or may write its assignee, by bead; none where no events are kept. Only asked where not everybody is trusted.</summary>
    Task<ILookup<string, AssignmentEvent>> ReadAssignmentsAsync(CancellationToken cancellationToken);

    /// <summary>All words of the state table by their names; those that were never written are not there. One statement.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadStateAsync(CancellationToken cancellationToken);

    /// <summary>Writes a word of the state table, and what that tells in the same transaction.</summary>
    Task<WriteResult> WriteStateAsync(string name, string value, Notice? notice, CancellationToken cancellationToken);

    /// <summary>Applies one transition in one transaction.</summary>
    Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken);

    /// <summary>Marks a claimed attempt as posting if the bead is still ours and ready; decides by <see cref="PostingCheck"/> inside the transaction.</summary>
    Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what the service answered on the ledger row alone, and whether the bead was open then. On a row that was settled
    /// meanwhile only job id and answer are added (<see cref="WriteResult.Applied"/> too).
    /// </summary>
    Task<WriteResult> RecordAnswerAsync(AttemptKey key, RecordedAnswer answer, CancellationToken cancellationToken);

    /// <summary>The notices that wait, oldest first. Only asked where somebody is to be told; works where none was ever stored.</summary>
    Task<IReadOnlyList<WaitingNotice>> ReadOutboxAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a notice that was delivered, or that nobody will take any more.</summary>
    Task<WriteResult> DropNoticeAsync(string id, CancellationToken cancellationToken);

    /// <summary>Puts our changes of a bead into the store's history, best effort: a Dolt commit, nothing elsewhere. Never throws for a failure.</summary>
    Task PublishAsync(string beadId, string message, CancellationToken cancellationToken);
}
