namespace BeadsAutomation.Store.Jsonl;

/// <summary>bd's readiness by the rules of its newest version, over the beads of a file.</summary>
internal sealed class LineReadiness
{
    private readonly BeadLines _lines;
    private readonly DateTime _now;
    private readonly Dictionary<string, LineChildren> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _blockedBy = new(StringComparer.Ordinal);

    public LineReadiness(BeadLines lines, DateTime now)
    {
        _lines = lines;
        _now = now;
        foreach (var bead in lines.Beads)
        {
            foreach (var parentId in ParentIds(bead))
            {
                ChildrenOf(parentId).Add(bead);
            }
        }
        PassDown(BlockedThemselves());
    }

    /// <summary>What stands between a bead and work.</summary>
    public Readiness Of(BeadLine bead) =>
        new(
            bead.IssueType,
            bead.Pinned,
            bead.Ephemeral,
            bead.LivesInWisps,
            IsAhead(bead) || ParentIds(bead).Any(id => _lines.Find(id) is { } parent && IsAhead(parent)),
            _blockedBy.GetValueOrDefault(bead.Id),
            bead.HasAcceptance
        );

    private bool IsAhead(BeadLine bead) => bead.DeferUntil > _now;

    private static IEnumerable<string> ParentIds(BeadLine bead) =>
        bead
            .Dependencies.Where(dependency => dependency.Type is "parent-child")
            .Select(dependency => dependency.TargetId);

    private LineChildren ChildrenOf(string parentId)
    {
        if (!_children.TryGetValue(parentId, out var children))
        {
            _children[parentId] = children = new LineChildren();
        }
        return children;
    }

    private IEnumerable<(BeadLine Bead, string Blocker)> BlockedThemselves() =>
        from bead in _lines.Beads
        let blocker = bead.Dependencies.SelectMany(Blockers).Min(StringComparer.Ordinal)
        where blocker is not null
        select (bead, blocker);

    // The smallest blocker goes first, as far as it reaches: whoever it reaches needs no other, and no bead is visited twice.
    private void PassDown(IEnumerable<(BeadLine Bead, string Blocker)> blocked)
    {
        var reached = new Stack<BeadLine>();
        foreach (var (first, blocker) in blocked.OrderBy(b => b.Blocker, StringComparer.Ordinal))
        {
            reached.Push(first);
            while (reached.TryPop(out var bead))
            {
                if (
                    bead.IsActive
                    && _blockedBy.TryAdd(bead.Id, blocker)
                    && _children.TryGetValue(bead.Id, out var children)
                )
                {
                    children.All.ForEach(reached.Push);
                }
            }
        }
    }

    private IEnumerable<string> Blockers(LineDependency dependency)
    {
        if (_lines.Find(dependency.TargetId) is not { } target)
        {
            yield break;
        }
        var waits = dependency.Type is "waits-for";
        var blocks = dependency.Type is "blocks" or "conditional-blocks" || (waits && dependency.AlsoBlocks);
        if (blocks && target.IsActive)
        {
            yield return target.Id;
        }
        if (
            waits
            && _children.TryGetValue(target.Id, out var children)
            && children.Awaited(dependency.AnyChild) is { } child
        )
        {
            yield return child;
        }
    }
}
