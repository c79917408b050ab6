namespace BeadsAutomation.Dispatching;

/// <summary>A bead whose refused attempt was still in hand when the tick began.</summary>
/// <param name="BeadId">The bead, exactly as stored.</param>
/// <param name="Outcome">How the attempt was settled, or would be.</param>
/// <param name="Detail">One printable line; empty when there is nothing to add.</param>
public sealed record PutBackReport(string BeadId, AttemptOutcome Outcome, string Detail);
