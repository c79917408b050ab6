namespace BeadsAutomation.Store;

/// <summary>One bead, read afresh.</summary>
/// <param name="Now">Database UTC at the read.</param>
/// <param name="History">The bead and all its attempts.</param>
public sealed record BeadSnapshot(DateTime Now, BeadHistory History);
