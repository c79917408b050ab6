using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>What the store writes, decided on both files as read under the lock.</summary>
/// <param name="commit">Writes the files.</param>
/// <param name="assignee">The sentinel.</param>
/// <param name="logger">Says when a notice was left out.</param>
internal sealed class SnapshotWriter(FileCommit commit, string assignee, ILogger logger)
{
    /// <summary>Stores a word of the state.</summary>
    public WriteResult WriteState(string name, string value, Notice? notice, FileSnapshot seen) =>
        commit.Write(
            seen,
            new LedgerEntry
            {
                At = seen.Now,
                State = new StateWord(name, value),
                Notice = Fitting(notice, seen),
            }
        );

    /// <summary>Deletes a notice.</summary>
    public WriteResult DropNotice(string id, FileSnapshot seen) =>
        seen.Ledger.Notices.Has(id)
            ? commit.Write(seen, new LedgerEntry { At = seen.Now, Dropped = id })
            : WriteResult.Lost;

    /// <summary>Applies a transition if everything observed is still so.</summary>
    public async Task<WriteResult> ApplyAsync(BeadTransition transition, FileSnapshot seen)
    {
        var found = new SnapshotReader(seen, assignee).History(transition.BeadId);
        if (!TransitionGuard.Holds(transition, found))
        {
            return WriteResult.Lost;
        }
        DateTime? stamp = transition.WritesBead ? seen.Stamp : null;
        var attempt = AttemptChange.After(transition.Ledger, found.Attempts, stamp, seen.Now);
        var entry = new LedgerEntry
        {
            At = seen.Now,
            Attempt = attempt is null ? null : LedgerRow.Of(attempt, (transition.Ledger as LedgerChange.Settle)?.Spent),
            Found = AttemptChange.Found(transition.Ledger),
            Notice = Fitting(transition.Notice, seen),
        };
        if (!transition.WritesBead)
        {
            return attempt is null ? WriteResult.Applied : commit.Write(seen, entry);
        }
        var line =
            seen.Beads.Find(transition.BeadId)
            ?? throw new ArgumentException("a bead that is gone cannot be written", nameof(transition));
        var edited = LineEdit.Apply(line, transition.Status, transition.Note, seen.Stamp);
        return await commit.WriteAsync(
            seen,
            entry with
            {
                Bead = IntendedWrite.Of(found.Bead!, transition, seen.Stamp, edited),
            },
            seen.Beads.With(line, edited)
        );
    }

    /// <summary>Marks a claimed attempt as posting, if its bead is still ours and ready.</summary>
    public PostingResult MarkPosting(AttemptKey key, FileSnapshot seen)
    {
        var reader = new SnapshotReader(seen, assignee);
        var history = reader.History(key.BeadId);
        if (Find(history, key) is not { State: AttemptState.Claimed } claimed)
        {
            return new PostingResult(WriteResult.Lost, null, history, null);
        }
        var readiness = reader.ReadinessOf(key.BeadId);
        if (PostingCheck.Obstacle(history.Bead, readiness, assignee) is { } obstacle)
        {
            var reason = obstacle == PostingObstacle.NotReady ? readiness?.Obstacle() : null;
            return new PostingResult(WriteResult.Lost, obstacle, history, reason);
        }
        var posting = claimed with { StateWord = AttemptState.Posting.Word(), PostedAt = seen.Now };
        return new PostingResult(Write(claimed, posting, seen), null, history, null);
    }

    /// <summary>Stores an answer on its row; on one that was settled meanwhile only job and answer are added.</summary>
    public WriteResult RecordAnswer(AttemptKey key, RecordedAnswer answer, FileSnapshot seen)
    {
        var history = new SnapshotReader(seen, assignee).History(key.BeadId);
        var found = Find(history, key);
        if (found is null || AnswerChange.IsThere(found, answer))
        {
            return found is null ? WriteResult.Lost : WriteResult.Applied;
        }
        var isOpen = history.Bead?.HasStatus(BeadStatus.Open) == true;
        var after = AnswerChange.After(found, answer, isOpen, seen.Now);
        return after is null ? WriteResult.Lost : Write(found, after, seen);
    }

    private Notice? Fitting(Notice? notice, FileSnapshot seen)
    {
        if (notice is null || seen.Ledger.Notices.Count < OutboxLimits.Most)
        {
            return notice;
        }
        logger.NoticeNotStored(Printable.Line(notice.Kind, 50), $"{OutboxLimits.Most} wait already");
        return null;
    }

    private WriteResult Write(Attempt found, Attempt after, FileSnapshot seen) =>
        commit.Write(
            seen,
            new LedgerEntry
            {
                At = seen.Now,
                Attempt = LedgerRow.Of(after),
                Found = found.StateWord,
            }
        );

    private static Attempt? Find(BeadHistory history, AttemptKey key) =>
        history.Attempts.FirstOrDefault(a => a.Key == key);
}
