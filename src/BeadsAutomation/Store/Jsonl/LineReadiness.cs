using BeadsAutomation.Beads;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>bd's readiness by the rules of its newest version, over the beads of a file.</summary>
internal sealed class LineReadiness
{
    public LineReadiness(BeadLines lines, DateTime now) => throw new NotSupportedException();

    /// <summary>What stands between a bead and work.</summary>
    public Readiness Of(BeadLine bead) => throw new NotSupportedException();
}
