namespace BeadsAutomation.Tests.Beads;

/// <summary>
/// Facts as a line of text: <c>a</c>, <c>a=closed</c>, <c>a blocks b</c>, <c>a child-of b</c>, <c>a waits-for b</c> and, with a gate,
/// <c>a waits-for-any b</c>, <c>a waits-for-all b</c>, <c>a also-waits-for b</c>. Whoever is named first in a fact is a bead, open
/// where nothing else is said.
/// </summary>
internal static class WrittenFacts
{
    public static ReadinessFacts Of(string written)
    {
        var facts = new ReadinessFacts();
        var said = written.Split(';', StringSplitOptions.TrimEntries).Select(fact => fact.Split(' ', '=')).ToList();
        foreach (var bead in said.GroupBy(words => words[0], StringComparer.Ordinal))
        {
            var key = new BeadKey(bead.Key);
            facts.Add(new BeadFacts(key, bead.SingleOrDefault(words => words.Length == 2)?[1] ?? BeadStatus.Open));
            foreach (var words in bead.Where(words => words.Length == 3))
            {
                facts.Add(key, DependencyOf(words[1], new BeadKey(words[2])));
            }
        }
        return facts;
    }

    /// <summary>Reads all that is asked for out of a whole store's facts, as a store would.</summary>
    public static ReadinessFacts Answer(this ReadinessReach reach, ReadinessFacts store)
    {
        for (; !reach.IsOver; reach.Advance())
        {
            reach.AnswerStep(store);
        }
        return reach.Facts;
    }

    /// <summary>Reads what is asked for now.</summary>
    public static void AnswerStep(this ReadinessReach reach, ReadinessFacts store)
    {
        foreach (var bead in reach.Next)
        {
            foreach (var dependency in store.DependenciesOf(bead))
            {
                reach.Add(bead, dependency, store.Find(dependency.Target));
            }
        }
        foreach (var parent in reach.NextAwaited)
        {
            foreach (var child in store.ChildrenOf(parent).Select(store.Find).OfType<BeadFacts>())
            {
                reach.AddChild(parent, child);
            }
        }
    }

    private static Dependency DependencyOf(string word, BeadKey target) =>
        word switch
        {
            "child-of" => new Dependency(target, DependencyKind.ParentChild),
            "waits-for-any" => new Dependency(target, DependencyKind.WaitsFor, new WaitGate(true, false)),
            "waits-for-all" => new Dependency(target, DependencyKind.WaitsFor, new WaitGate(false, false)),
            "also-waits-for" => new Dependency(target, DependencyKind.WaitsFor, new WaitGate(null, true)),
            _ => new Dependency(target, Dependency.KindOf(word)),
        };
}
