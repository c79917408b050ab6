namespace BeadsAutomation.Commands.Pausing;

/// <summary>What <c>pause</c> or <c>resume</c> did, or would do in a dry run.</summary>
/// <param name="ExitCode">What the process says, signals aside.</param>
/// <param name="Label">The label that it is about; <see langword="null"/> for the whole queue.</param>
/// <param name="Done">Whether it is so now, or would be.</param>
/// <param name="Until">When the pause ends by itself, database UTC.</param>
/// <param name="Sentence">One printable line: what was done, or why not.</param>
/// <param name="InForce">Every pause that is in force then, one printable line each.</param>
public sealed record PauseReport(
    ExitCode ExitCode,
    string? Label,
    bool Done,
    DateTime? Until,
    string Sentence,
    IReadOnlyList<string> InForce
);
