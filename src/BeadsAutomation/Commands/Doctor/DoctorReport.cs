namespace BeadsAutomation.Commands.Doctor;

/// <summary>What <c>doctor</c> found.</summary>
/// <param name="ExitCode">That of the gravest finding.</param>
/// <param name="Findings">One for each check, sometimes more, in the order in which they were made.</param>
/// <param name="Statements">The statements that make the ledger and give the rights, for those who run them by hand; none for a file.</param>
public sealed record DoctorReport(ExitCode ExitCode, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Statements);
