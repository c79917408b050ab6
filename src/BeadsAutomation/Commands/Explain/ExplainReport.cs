namespace BeadsAutomation.Commands.Explain;

/// <summary>Why beads wait.</summary>
/// <param name="Now">Database UTC.</param>
/// <param name="Beads">Those asked for in their order; or all that wait, are in hand or were blocked by us.</param>
/// <param name="Warnings">Sentences for the operator.</param>
public sealed record ExplainReport(DateTime Now, IReadOnlyList<BeadAnswer> Beads, IReadOnlyList<string> Warnings);
