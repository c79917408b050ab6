using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BeadsAutomation.Agents.Command;

/// <summary>One process, not to be taken for a later one with the same number.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Started">When it started: the kernel's ticks since boot on Linux, milliseconds of Unix time elsewhere.</param>
/// <param name="Boot">The boot that it belongs to, on Linux.</param>
internal sealed record ProcessIdentity(int Pid, long Started, string? Boot)
{
    // The clock that Process.StartTime is computed from may be adjusted meanwhile.
    private const long Tolerance = 2000;

    /// <summary>A process that runs now; <see langword="null"/> when it has ended.</summary>
    public static ProcessIdentity? Of(int pid) =>
        OperatingSystem.IsLinux()
            ? ReadStat(pid) is { } started
                ? new ProcessIdentity(pid, started, ReadBoot())
                : null
            : ReadStartTime(pid) is { } time
                ? new ProcessIdentity(pid, time, Boot: null)
                : null;

    /// <summary>Whether this very process still runs.</summary>
    public bool IsAlive() =>
        Of(Pid) is { } now
        && now.Boot == Boot
        && Math.Abs(now.Started - Started) <= (OperatingSystem.IsLinux() ? 0 : Tolerance);

    /// <summary>The start time in a line of <c>/proc/PID/stat</c>; <see langword="null"/> for a process that only waits to be reaped.</summary>
    internal static long? StartedIn(string stat)
    {
        // The name in parentheses may hold anything; state is the field behind it, the start time the 20th from there.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is ["Z" or "X", ..] or { Length: < 20 }
            ? null
            : long.Parse(fields[19], CultureInfo.InvariantCulture);
    }

    private static long? ReadStat(int pid)
    {
        try
        {
            return StartedIn(File.ReadAllText($"/proc/{pid}/stat"));
        }
        catch (IOException)
        {
            return null; // It is gone: before the file was opened, or while it was read.
        }
    }

    private static string ReadBoot() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    private static long? ReadStartTime(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
