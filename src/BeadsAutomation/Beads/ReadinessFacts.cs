namespace BeadsAutomation.Beads;

/// <summary>What is known of the beads that decide on readiness: all of a store, or as much of it as some candidates reach.</summary>
public sealed class ReadinessFacts
{
    private readonly Dictionary<BeadKey, BeadFacts> _beads = [];
    private readonly Dictionary<BeadKey, List<Dependency>> _dependencies = [];
    private readonly Dictionary<BeadKey, List<BeadKey>> _children = [];
    private readonly HashSet<BeadKey> _unread = [];

    /// <summary>How many beads are known.</summary>
    public int Count => _beads.Count;

    /// <summary>The beads that depend on others.</summary>
    public IEnumerable<BeadKey> Dependents => _dependencies.Keys;

    /// <summary>The beads that more would have to be known of.</summary>
    public IEnumerable<BeadKey> Unread => _unread;

    /// <summary>A bead: what was said of it first stays.</summary>
    public void Add(BeadFacts bead) => _beads.TryAdd(bead.Key, bead);

    /// <summary>What a bead depends on.</summary>
    public void Add(BeadKey bead, Dependency dependency)
    {
        Of(_dependencies, bead).Add(dependency);
        if (dependency.Kind == DependencyKind.ParentChild)
        {
            Of(_children, dependency.Target).Add(bead);
        }
    }

    /// <summary>What this bead depends on, or which children it has, was not read: whoever would have to know waits.</summary>
    public void LeaveUnread(BeadKey bead) => _unread.Add(bead);

    /// <summary>The bead; <see langword="null"/> for one that does not exist.</summary>
    public BeadFacts? Find(BeadKey bead) => _beads.GetValueOrDefault(bead);

    /// <summary>Whether the bead exists and may block and be blocked.</summary>
    public bool IsActive(BeadKey bead) => _beads.TryGetValue(bead, out var facts) && facts.IsActive;

    /// <summary>Whether more would have to be known of it.</summary>
    public bool IsUnread(BeadKey bead) => _unread.Contains(bead);

    /// <summary>What a bead depends on.</summary>
    public IReadOnlyList<Dependency> DependenciesOf(BeadKey bead) =>
        _dependencies.TryGetValue(bead, out var dependencies) ? dependencies : [];

    /// <summary>The direct children of a bead.</summary>
    public IReadOnlyList<BeadKey> ChildrenOf(BeadKey bead) =>
        _children.TryGetValue(bead, out var children) ? children : [];

    private static List<T> Of<T>(Dictionary<BeadKey, List<T>> lists, BeadKey bead)
    {
        if (!lists.TryGetValue(bead, out var list))
        {
            lists[bead] = list = [];
        }
        return list;
    }
}
