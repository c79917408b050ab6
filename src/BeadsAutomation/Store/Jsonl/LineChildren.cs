namespace BeadsAutomation.Store.Jsonl;

/// <summary>The direct children of a bead, and what one who waits for them has to know.</summary>
internal sealed class LineChildren
{
    private string? _firstActive;
    private bool _anyClosed;

    public List<BeadLine> All { get; } = [];

    public void Add(BeadLine child)
    {
        All.Add(child);
        _anyClosed |= child.Status is BeadStatus.Closed;
        if (child.IsActive && (_firstActive is null || string.CompareOrdinal(child.Id, _firstActive) < 0))
        {
            _firstActive = child.Id;
        }
    }

    /// <summary>The id of a child that is still waited for, or <see langword="null"/>.</summary>
    public string? Awaited(bool anyChild) => anyChild && _anyClosed ? null : _firstActive;
}
