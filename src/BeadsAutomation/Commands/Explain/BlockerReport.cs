namespace BeadsAutomation.Commands.Explain;

/// <summary>A bead that blocks another.</summary>
/// <param name="BeadId">The bead, exactly as stored.</param>
/// <param name="Status">Its status; <see langword="null"/> when it is gone or was not read.</param>
/// <param name="Title">Its title, printable; <see langword="null"/> when it is gone or was not read.</param>
public sealed record BlockerReport(string BeadId, string? Status, string? Title);
