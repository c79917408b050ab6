namespace BeadsAutomation.Store;

/// <summary>A moment at which a bead was given to the sentinel, or opened, by whomever.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="At">UTC.</param>
public sealed record HandedOver(string BeadId, DateTime At);
