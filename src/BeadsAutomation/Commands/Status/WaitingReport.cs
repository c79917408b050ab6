namespace BeadsAutomation.Commands.Status;

/// <summary>Beads that wait for the same reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many.</param>
/// <param name="OldestSince">Since when the first of them, database UTC; <see langword="null"/> when that is not stored.</param>
public sealed record WaitingReport(ReasonCode Reason, int Count, DateTime? OldestSince);
