namespace BeadsAutomation.Dispatching.Gates;

/// <summary>Why an open bead of the sentinel was not sent.</summary>
/// <param name="BeadId">The bead, exactly as stored.</param>
/// <param name="Reason">The one reason.</param>
/// <param name="Detail">One printable line: which bead blocks it, until when it waits; empty when the reason says it all.</param>
public sealed record BeadDecision(string BeadId, ReasonCode Reason, string Detail);
