namespace BeadsAutomation.Store.Jsonl;

/// <summary>The notices of a ledger's file that nobody has taken yet.</summary>
internal sealed class NoticeLines
{
    private readonly OrderedDictionary<string, LedgerEntry> _waiting = new(StringComparer.Ordinal);

    /// <summary>How many.</summary>
    public int Count => _waiting.Count;

    /// <summary>The fewest entries that leave the same.</summary>
    public IEnumerable<LedgerEntry> Entries => _waiting.Values;

    /// <summary>Whether this one waits.</summary>
    public bool Has(string id) => _waiting.ContainsKey(id);

    /// <summary>Takes in the next line. A notice is told once: the first of an id stays.</summary>
    public void Add(LedgerEntry entry)
    {
        if (entry.Notice is { } notice)
        {
            _waiting.TryAdd(notice.Id, new LedgerEntry { At = entry.At, Notice = notice });
        }
        if (entry.Dropped is { } dropped)
        {
            _waiting.Remove(dropped);
        }
    }

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<WaitingNotice> WaitingAt(DateTime now) =>
        [.. _waiting.Values.Select(entry => new WaitingNotice(entry.Notice!, entry.At, now - entry.At))];
}
