namespace BeadsAutomation.Beads;

/// <summary>bd's readiness, from facts alone: the one place where it is decided, whatever the store and its version.</summary>
public sealed class ReadinessJudge
{
    private readonly ReadinessFacts _facts;
    private readonly ReadinessRules _rules;
    private readonly DateTime _now;
    private readonly Dictionary<BeadKey, string> _blockedBy = [];
    private readonly Dictionary<BeadKey, Family> _families = [];

    /// <summary>Finds out who is blocked.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="rules">Those of the version of bd whose store this is.</param>
    /// <param name="now">Database UTC.</param>
    public ReadinessJudge(ReadinessFacts facts, ReadinessRules rules, DateTime now)
    {
        (_facts, _rules, _now) = (facts, rules, now);
        // The smallest blocker goes first, as far as it reaches: whoever it reaches needs no other.
        foreach (var (bead, blocker) in BlockedThemselves().OrderBy(b => b.Blocker, StringComparer.Ordinal))
        {
            Hold(bead, blocker);
        }
    }

    /// <summary>What stands between a bead and work.</summary>
    public Readiness Of(BeadFacts bead) =>
        new(
            bead.IssueType,
            bead.Pinned,
            bead.Ephemeral,
            bead.LivesInWisps,
            IsAhead(bead) || Parents(bead.Key).Any(IsAhead),
            _blockedBy.GetValueOrDefault(bead.Key),
            bead.HasAcceptance
        );

    private bool IsAhead(BeadFacts bead) => bead.DeferUntil > _now;

    private IEnumerable<BeadFacts> Parents(BeadKey bead) =>
        _facts
            .DependenciesOf(bead)
            .Where(dependency => dependency.Kind == DependencyKind.ParentChild)
            .Select(dependency => _facts.Find(dependency.Target))
            .OfType<BeadFacts>();

    private IEnumerable<(BeadKey Bead, string Blocker)> BlockedThemselves() =>
        from bead in _facts.Dependents.Union(_facts.Unread)
        where _facts.IsActive(bead)
        let blocker = BlockerOf(bead)
        where blocker is not null
        select (bead, blocker);

    /// <summary>The smallest id of all that block it; a bead of which not everything was read stands in its own way.</summary>
    private string? BlockerOf(BeadKey bead)
    {
        var smallest = _facts.IsUnread(bead) ? bead.Id : null;
        foreach (var dependency in _facts.DependenciesOf(bead))
        {
            smallest = Smaller(smallest, BlockerBy(dependency));
        }
        return smallest;
    }

    private string? BlockerBy(Dependency dependency) =>
        dependency.Kind switch
        {
            DependencyKind.Blocks => TargetOf(dependency),
            DependencyKind.WaitsFor => Smaller(
                _rules.GateMayAlsoBlock && dependency.Gate.AlsoBlocks ? TargetOf(dependency) : null,
                AwaitedBy(dependency)
            ),
            _ => null,
        };

    private string? TargetOf(Dependency dependency) => _facts.IsActive(dependency.Target) ? dependency.Target.Id : null;

    private string? AwaitedBy(Dependency dependency)
    {
        if (_facts.IsUnread(dependency.Target))
        {
            return dependency.Target.Id;
        }
        var (firstActive, anyClosed) = FamilyOf(dependency.Target);
        return anyClosed && (dependency.Gate.AnyChild ?? _rules.AnyChildWhenGateIsMissing) ? null : firstActive;
    }

    private Family FamilyOf(BeadKey parent)
    {
        if (!_families.TryGetValue(parent, out var family))
        {
            foreach (var child in _facts.ChildrenOf(parent).Select(_facts.Find).OfType<BeadFacts>())
            {
                family = new Family(
                    child.IsActive ? Smaller(family.FirstActive, child.Key.Id) : family.FirstActive,
                    family.AnyClosed || child.Status is BeadStatus.Closed
                );
            }
            _families[parent] = family;
        }
        return family;
    }

    private void Hold(BeadKey first, string blocker)
    {
        var reached = new Stack<BeadKey>();
        reached.Push(first);
        while (reached.TryPop(out var bead))
        {
            if (_blockedBy.TryAdd(bead, blocker) && _rules.HoldsDescendants)
            {
                ActiveChildren(bead).ForEach(reached.Push);
            }
        }
        if (!_rules.HoldsDescendants)
        {
            ActiveChildren(first).ForEach(child => _blockedBy.TryAdd(child, blocker));
        }
    }

    private List<BeadKey> ActiveChildren(BeadKey bead) => [.. _facts.ChildrenOf(bead).Where(_facts.IsActive)];

    private static string? Smaller(string? one, string? other) =>
        one is null || (other is not null && string.CompareOrdinal(other, one) < 0) ? other : one;

    /// <summary>What whoever waits for the children of a bead has to know of them.</summary>
    private readonly record struct Family(string? FirstActive, bool AnyClosed);
}
