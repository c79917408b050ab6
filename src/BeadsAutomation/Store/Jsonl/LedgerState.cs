namespace BeadsAutomation.Store.Jsonl;

/// <summary>The ledger as its lines leave it.</summary>
internal sealed class LedgerState
{
    private readonly Dictionary<string, SortedList<int, Attempt>> _attempts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string BeadId, int Number), Spending> _spending = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>How many bytes are whole lines.</summary>
    public long WholeLength { get; private set; }

    /// <summary>Whether something follows the whole lines: torn off in the middle of a write.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Lines so far.</summary>
    public int Lines { get; private set; }

    /// <summary>The last entry, while its write to a bead is not known to be over.</summary>
    public LedgerEntry? Interrupted { get; private set; }

    /// <summary>Every bead that was ever attempted.</summary>
    public IEnumerable<string> BeadIds => _attempts.Keys;

    /// <summary>A bead's attempts, oldest first.</summary>
    public IReadOnlyList<Attempt> AttemptsOf(string beadId) =>
        _attempts.TryGetValue(beadId, out var attempts) ? [.. attempts.Values] : [];

    /// <summary>All attempts.</summary>
    public IEnumerable<Attempt> Attempts => _attempts.Values.SelectMany(attempts => attempts.Values);

    /// <summary>What attempts cost: told once, whatever becomes of the row later.</summary>
    public IReadOnlyDictionary<(string BeadId, int Number), Spending> Spending => _spending;

    /// <summary>All words of the state.</summary>
    public IReadOnlyDictionary<string, string> Words => _words;

    /// <summary>Whether an attempt, or a change that was interrupted, is still in hand.</summary>
    public bool HasInHand => Interrupted is not null || Attempts.Any(a => !a.IsSettled);

    /// <summary>The notices that wait.</summary>
    public NoticeLines Notices { get; } = new();

    /// <summary>Takes in the next line.</summary>
    public void Add(LedgerEntry entry)
    {
        Lines++;
        Interrupted = entry.Bead is null ? null : entry;
        if (entry.Attempt?.ToAttempt() is { } attempt)
        {
            if (!_attempts.TryGetValue(attempt.Key.BeadId, out var attempts))
            {
                _attempts[attempt.Key.BeadId] = attempts = [];
            }
            attempts[attempt.Key.Number] = attempt;
            if (entry.Attempt.Spent is { } spent)
            {
                _spending[(attempt.Key.BeadId, attempt.Key.Number)] = spent;
            }
        }
        if (entry.State is { } word)
        {
            _words[word.Name] = word.Value;
        }
        Notices.Add(entry);
    }

    /// <summary>Where the whole lines end, and whether something follows.</summary>
    public LedgerState Ending(long wholeLength, bool isTorn)
    {
        (WholeLength, IsTorn) = (wholeLength, isTorn);
        return this;
    }

    /// <summary>How many entries <see cref="Condensed"/> would have.</summary>
    public int CondensedLines => _words.Count + Notices.Count + _attempts.Values.Sum(attempts => attempts.Count);

    private Spending? SpendingOf(AttemptKey key) => _spending.GetValueOrDefault((key.BeadId, key.Number));

    /// <summary>The fewest entries that leave the same.</summary>
    public IEnumerable<LedgerEntry> Condensed(DateTime now) =>
        [
            .. _attempts
                .Values.SelectMany(attempts => attempts.Values)
                .Select(attempt => new LedgerEntry
                {
                    At = now,
                    Attempt = LedgerRow.Of(attempt, SpendingOf(attempt.Key)),
                }),
            .. Notices.Entries,
            .. _words.Select(word => new LedgerEntry { At = now, State = new StateWord(word.Key, word.Value) }),
        ];
}
