using System.Globalization;
using System.Text;

namespace BeadsAutomation.Agents.Command;

/// <summary>A process as <c>/proc/PID/stat</c> shows it: of Linux.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="State">One letter.</param>
/// <param name="Parent">The process that started or adopted it.</param>
/// <param name="Session">The process that began its session.</param>
/// <param name="Started">The kernel's ticks since boot.</param>
/// <param name="Name">What the kernel calls it.</param>
internal sealed record ProcessStat(int Pid, char State, int Parent, int Session, long Started, string Name = "")
{
    /// <summary>A server that bd starts by itself where it is called, for everybody: no job's, wherever it began.</summary>
    public bool IsEverybodys => Name is "dolt";

    /// <summary>It only waits to be reaped.</summary>
    public bool IsDead => State is 'Z' or 'X' or 'x';

    /// <summary>A line; <see langword="null"/> for what is none.</summary>
    public static ProcessStat? Parse(string line)
    {
        // The name in parentheses may hold anything; what counts stands before and behind it.
        var name = line.IndexOf('(', StringComparison.Ordinal);
        var fields = line[(line.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return name < 0 || fields.Length < 20
            ? null
            : new ProcessStat(
                Number(line[..name]),
                fields[0][0],
                Parent: Number(fields[1]),
                Session: Number(fields[3]),
                Started: long.Parse(fields[19], CultureInfo.InvariantCulture),
                Name: line[(name + 1)..line.LastIndexOf(')')]
            );
    }

    /// <summary>One process; <see langword="null"/> when it is gone.</summary>
    public static ProcessStat? Read(int pid)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{pid}/stat"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // Before the file was opened, or while it was read.
        }
    }

    /// <summary>All that we are shown; none where there is no <c>/proc</c>.</summary>
    public static IReadOnlyList<ProcessStat> ReadAll() =>
        Directory.Exists("/proc")
            ?
            [
                .. Directory
                    .EnumerateDirectories("/proc")
                    .Select(Path.GetFileName)
                    .Select(name =>
                        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                            ? Read(pid)
                            : null
                    )
                    .OfType<ProcessStat>(),
            ]
            : [];

    /// <summary>Whether it was started with this in its environment: what its children inherit wherever they go. No for one of another user.</summary>
    public bool Carries(string variable)
    {
        try
        {
            var environment = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{Pid}/environ"));
            return environment.Split('\0').Contains(variable, StringComparer.Ordinal);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
