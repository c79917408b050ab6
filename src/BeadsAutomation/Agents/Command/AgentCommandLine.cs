using System.CommandLine.Parsing;

namespace BeadsAutomation.Agents.Command;

/// <summary>The configured command, split as a command line is, by no shell.</summary>
internal static class AgentCommandLine
{
    /// <summary>The program and its arguments.</summary>
    public static IReadOnlyList<string> Split(string command) => [.. CommandLineParser.SplitCommandLine(command)];

    /// <summary>
    /// The program as a shell would find it: a bare name in the folders of PATH, past what bears the name and may not be executed. Entries
    /// that begin in the current folder are passed over: it belongs to the agents, and .NET would look there first.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Program(string name) => Program(name, Environment.GetEnvironmentVariable("PATH") ?? "");

    internal static string Program(string name, string path)
    {
        var isBare = !name.Contains('/', StringComparison.Ordinal);
        string[] candidates = isBare
            ? [.. path.Split(':').Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, name))]
            : [name];
        return candidates.FirstOrDefault(MayRun)
            ?? throw new FileNotFoundException(
                candidates.FirstOrDefault(Path.Exists) is { } other ? $"{other} is no program that may be executed"
                : isBare ? $"{name} is in no folder of PATH"
                : $"{name} is not there"
            );
    }

    /// <summary>What is wrong with it, to be written behind the setting's name; <see langword="null"/> when nothing is.</summary>
    public static string? Fault(string command) =>
        command.Contains('\0', StringComparison.Ordinal) ? "holds a NUL character: remove it"
        : command.Count(c => c == '"') % 2 != 0 ? "has a double quote that is not closed: close it"
        : Split(command) is not [{ Length: > 0 }, ..] ? "names no program: write one, and its arguments behind it"
        : null;

    private static bool MayRun(string file) => File.Exists(file) && Posix.MayExecute(file);
}
