namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>
/// Dolt's transaction rules in memory, as run on real servers: snapshot at BEGIN, cell-wise three-way merge at COMMIT, the verdict
/// with COMMIT only. Knows nothing of beads. Safe for clients on several threads, each with its own transaction.
/// </summary>
public sealed class DoltModel(params IEnumerable<ForeignKey> foreignKeys)
{
    private readonly ForeignKey[] _foreignKeys = [.. foreignKeys];
    private readonly Lock _commit = new();
    private volatile ModelRoot _head = ModelRoot.Empty;
    private int _reads;
    private int _writes;
    private int _transactions;
    private int _commits;

    /// <summary>Asked at every COMMIT of a transaction that wrote; no faults unless set.</summary>
    public Func<CommitFault> NextCommitFault { get; set; } = () => CommitFault.None;

    public ModelCounters Counters => new(_reads, _writes, _transactions, _commits);

    public ModelTransaction Begin()
    {
        Interlocked.Increment(ref _transactions);
        return new(this, _head);
    }

    /// <summary>Makes a table with these rows unless it is there, committed at once, as DDL is.</summary>
    public void CreateTable(string table, params (string Key, ModelRow Row)[] rows)
    {
        lock (_commit)
        {
            if (!_head.HasTable(table))
            {
                _head = rows.Aggregate(_head.WithTable(table), (root, row) => root.With(table, row.Key, row.Row));
                CountWrite();
            }
        }
    }

    internal void CountRead() => Interlocked.Increment(ref _reads);

    internal void CountWrite() => Interlocked.Increment(ref _writes);

    internal bool HasParents(ModelRoot root, string table, ModelRow row) =>
        Array.TrueForAll(
            _foreignKeys,
            f => !Is(f.Table, table) || row.Text(f.Column) is not { } parent || root.Find(f.Parent, parent) is not null
        );

    internal List<(string Table, string Key)> Children(ModelRoot root, string table, string key) =>
        [
            .. from f in _foreignKeys
            where Is(f.Parent, table) && root.HasTable(f.Table)
            from row in root.Rows(f.Table)
            where Is(row.Value.Text(f.Column), key)
            select (f.Table, row.Key),
        ];

    internal CommitAnswer Commit(
        ModelRoot seen,
        ModelRoot ours,
        IReadOnlyCollection<(string Table, string Key)> touched,
        out bool landed
    )
    {
        landed = touched.Count == 0;
        if (landed)
        {
            return CommitAnswer.Committed;
        }
        var fault = NextCommitFault();
        if (fault == CommitFault.RequestLost)
        {
            return CommitAnswer.NoAnswer;
        }
        var answer = MergeIntoHead(seen, ours, touched);
        landed = answer == CommitAnswer.Committed;
        return fault == CommitFault.AnswerLost ? CommitAnswer.NoAnswer : answer;
    }

    private CommitAnswer MergeIntoHead(
        ModelRoot seen,
        ModelRoot ours,
        IReadOnlyCollection<(string Table, string Key)> touched
    )
    {
        lock (_commit)
        {
            var merged = _head;
            foreach (var (table, key) in touched)
            {
                var headRow = _head.Find(table, key);
                if (!RowMerge.TryMerge(seen.Find(table, key), ours.Find(table, key), headRow, out var row))
                {
                    return CommitAnswer.Conflict;
                }
                merged = ReferenceEquals(row, headRow) ? merged : merged.With(table, key, row);
            }
            if (touched.Any(t => Violates(merged, t.Table, t.Key)))
            {
                return CommitAnswer.ConstraintViolation;
            }
            if (!ReferenceEquals(merged, _head))
            {
                _head = merged;
                _commits++;
            }
            return CommitAnswer.Committed;
        }
    }

    /// <summary>Whether a row of the merged database lacks its parent, or one that is gone is still referred to.</summary>
    private bool Violates(ModelRoot merged, string table, string key) =>
        merged.Find(table, key) is { } row ? !HasParents(merged, table, row) : Children(merged, table, key).Count > 0;

    private static bool Is(string? a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
