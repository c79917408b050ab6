namespace BeadsAutomation.Store.Jsonl;

/// <summary>bd's readiness by the rules of its newest version, over the beads of a file.</summary>
internal sealed class LineReadiness
{
    private readonly ReadinessJudge _judge;

    public LineReadiness(BeadLines lines, DateTime now)
    {
        var facts = new ReadinessFacts();
        foreach (var bead in lines.Beads)
        {
            facts.Add(bead.ToFacts());
            foreach (var dependency in bead.Dependencies)
            {
                facts.Add(new BeadKey(bead.Id), dependency);
            }
        }
        _judge = new ReadinessJudge(facts, ReadinessRules.Newest, now);
    }

    /// <summary>What stands between a bead and work.</summary>
    public Readiness Of(BeadLine bead) => _judge.Of(bead.ToFacts());
}
