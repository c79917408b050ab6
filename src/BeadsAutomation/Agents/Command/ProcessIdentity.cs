using System.ComponentModel;
using System.Diagnostics;

namespace BeadsAutomation.Agents.Command;

/// <summary>One process, not to be taken for a later one with the same number.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Started">When it started: the kernel's ticks since boot on Linux, milliseconds of Unix time elsewhere.</param>
/// <param name="Boot">The boot that it belongs to, on Linux.</param>
internal sealed record ProcessIdentity(int Pid, long Started, string? Boot)
{
    // The clock that Process.StartTime is computed from may be adjusted meanwhile.
    private const long Tolerance = 2000;

    private const int Named = 5;

    private static readonly Lazy<string> ThisBoot = new(() =>
        File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()
    );

    /// <summary>A process that runs now; <see langword="null"/> when it has ended.</summary>
    public static ProcessIdentity? Of(int pid) =>
        OperatingSystem.IsLinux()
            ? ProcessStat.Read(pid) is { IsDead: false } stat
                ? Of(stat)
                : null
            : ReadStartTime(pid) is { } time
                ? new ProcessIdentity(pid, time, Boot: null)
                : null;

    /// <summary>The same of what was read already.</summary>
    public static ProcessIdentity Of(ProcessStat stat) => new(stat.Pid, stat.Started, ThisBoot.Value);

    /// <summary>A process that had ended before anybody could look at it: it was, and is never found alive.</summary>
    public static ProcessIdentity Ended(int pid) => new(pid, Started: 0, Boot: null);

    /// <summary>Whether it belongs to this boot of this machine, so that it may still run.</summary>
    public bool IsOfThisBoot() => !OperatingSystem.IsLinux() || Boot == ThisBoot.Value;

    /// <summary>Whether this very process still runs.</summary>
    public bool IsAlive() =>
        Of(Pid) is { } now
        && now.Boot == Boot
        && Math.Abs(now.Started - Started) <= (OperatingSystem.IsLinux() ? 0 : Tolerance);

    /// <summary>A signal to this very process, and to no later one of its number.</summary>
    public void Signal(int signal)
    {
        if (IsAlive())
        {
            Posix.Signal(Pid, signal);
        }
    }

    /// <summary>Several in one word, for people.</summary>
    public static string Words(IReadOnlyCollection<ProcessIdentity> processes) =>
        $"pid {string.Join(", ", processes.Take(Named).Select(p => p.Pid))}{(processes.Count > Named ? $" and {processes.Count - Named} more" : "")}";

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
