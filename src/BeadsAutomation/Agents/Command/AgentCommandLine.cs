using System.CommandLine.Parsing;

namespace BeadsAutomation.Agents.Command;

/// <summary>The configured command, split as a command line is, by no shell.</summary>
internal static class AgentCommandLine
{
    /// <summary>The program and its arguments.</summary>
    public static IReadOnlyList<string> Split(string command) => [.. CommandLineParser.SplitCommandLine(command)];

    /// <summary>
    /// The program as a shell would find it: a bare name on PATH only. .NET would look in the current folder first, which belongs to
    /// the agents.
    /// </summary>
    /// <exception cref="FileNotFoundException">It is on no folder of PATH.</exception>
    public static string Program(string name) =>
        name.Contains('/', StringComparison.Ordinal)
            ? name
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Where(Path.IsPathRooted)
                .Select(folder => Path.Combine(folder, name))
                .FirstOrDefault(File.Exists)
                ?? throw new FileNotFoundException($"{name} is in no folder of PATH");

    /// <summary>What is wrong with it, to be written behind the setting's name; <see langword="null"/> when nothing is.</summary>
    public static string? Fault(string command) =>
        command.Contains('\0', StringComparison.Ordinal) ? "holds a NUL character: remove it"
        : command.Count(c => c == '"') % 2 != 0 ? "has a double quote that is not closed: close it"
        : Split(command) is not [{ Length: > 0 }, ..] ? "names no program: write one, and its arguments behind it"
        : null;
}
