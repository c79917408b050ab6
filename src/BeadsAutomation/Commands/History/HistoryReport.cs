namespace BeadsAutomation.Commands.History;

/// <summary>Attempts as a timeline.</summary>
/// <param name="Now">Database UTC.</param>
/// <param name="BeadId">The bead that was asked for; <see langword="null"/> for all.</param>
/// <param name="Status">Its status; <see langword="null"/> when it is gone or none was asked for.</param>
/// <param name="Attempts">The newest last.</param>
public sealed record HistoryReport(DateTime Now, string? BeadId, string? Status, IReadOnlyList<AttemptReport> Attempts);
