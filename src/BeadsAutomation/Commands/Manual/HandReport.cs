namespace BeadsAutomation.Commands.Manual;

/// <summary>What <c>cancel</c> or <c>reap</c> did with one bead, or would do in a dry run.</summary>
/// <param name="ExitCode">What the process says, signals aside.</param>
/// <param name="BeadId">The bead, exactly as given.</param>
/// <param name="Done">Whether something was written, or would be.</param>
/// <param name="Sentence">One printable line: what was done, or why not.</param>
public sealed record HandReport(ExitCode ExitCode, string BeadId, bool Done, string Sentence);
