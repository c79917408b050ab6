namespace BeadsAutomation.Beads;

/// <summary>
/// How far readiness reaches: which facts must be read to judge some candidates, step by step outward, until no new bead comes or the
/// bound is met. What lies behind it was left unread, and whoever depends on it waits.
/// </summary>
public sealed class ReadinessReach
{
    private readonly int _levels;
    private readonly int _beads;
    private readonly bool _goesOn;
    private readonly HashSet<BeadKey> _read;
    private readonly HashSet<BeadKey> _awaited = [];
    private List<BeadKey> _toRead = [];
    private List<BeadKey> _toAwait = [];
    private int _level;

    /// <summary>Begins with the candidates.</summary>
    /// <param name="candidates">The beads to be judged.</param>
    /// <param name="rules">How far a block goes down, and so how far up is to be looked.</param>
    /// <param name="levels">So many levels of parents are read at most.</param>
    /// <param name="beads">So many beads beside the candidates are known at most when another step begins.</param>
    public ReadinessReach(
        IReadOnlyCollection<BeadFacts> candidates,
        ReadinessRules rules,
        int levels = 256,
        int beads = 100_000
    )
    {
        foreach (var candidate in candidates)
        {
            Facts.Add(candidate);
        }
        // The agent cannot see a wisp, whatever stands in its way.
        Next = [.. candidates.Where(candidate => !candidate.Key.IsWisp).Select(candidate => candidate.Key)];
        _read = [.. Next];
        _goesOn = rules.HoldsDescendants;
        (_levels, _beads) = (levels, beads + Facts.Count);
    }

    /// <summary>What was read so far.</summary>
    public ReadinessFacts Facts { get; } = new();

    /// <summary>The beads whose dependencies are to be read now, with what they depend on.</summary>
    public IReadOnlyList<BeadKey> Next { get; private set; }

    /// <summary>The beads whose children are to be read now.</summary>
    public IReadOnlyList<BeadKey> NextAwaited { get; private set; } = [];

    /// <summary>Whether everything was read, or as much as may be.</summary>
    public bool IsOver => Next.Count == 0 && NextAwaited.Count == 0;

    /// <summary>A dependency of one of <see cref="Next"/>, with its target where that exists.</summary>
    public void Add(BeadKey bead, Dependency dependency, BeadFacts? target)
    {
        Facts.Add(bead, dependency);
        if (target is not null)
        {
            Facts.Add(target);
        }
        if (dependency.Kind == DependencyKind.WaitsFor && _awaited.Add(dependency.Target))
        {
            _toAwait.Add(dependency.Target);
        }
        if (
            dependency.Kind == DependencyKind.ParentChild
            && target?.IsActive == true
            && (_goesOn || _level == 0)
            && _read.Add(target.Key)
        )
        {
            _toRead.Add(target.Key);
        }
    }

    /// <summary>A child of one of <see cref="NextAwaited"/>. Its time does not matter: that of a candidate's parent is known by now.</summary>
    public void AddChild(BeadKey parent, BeadFacts child)
    {
        Facts.Add(child);
        Facts.Add(child.Key, new Dependency(parent, DependencyKind.ParentChild));
    }

    /// <summary>All of this step was read: what it named is next, unless that would be too much.</summary>
    public void Advance()
    {
        (Next, NextAwaited, _toRead, _toAwait) = (_toRead, _toAwait, [], []);
        if (_level++ < _levels && Facts.Count <= _beads)
        {
            return;
        }
        foreach (var bead in Next.Concat(NextAwaited))
        {
            Facts.LeaveUnread(bead);
        }
        (Next, NextAwaited) = ([], []);
    }
}
