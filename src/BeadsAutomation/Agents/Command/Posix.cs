using System.Runtime.InteropServices;

namespace BeadsAutomation.Agents.Command;

/// <summary>What .NET has no call for.</summary>
internal static class Posix
{
    private const int SigTerm = 15;
    private const int SigKill = 9;

    // Of Linux; elsewhere the call is not there.
    private const uint CloseOnExec = 4;

    /// <summary>Begins a session, and with it a process group, of this process's own; false for a process that leads a group already.</summary>
    public static bool BeginSession() => setsid() >= 0;

    /// <summary>SIGTERM to the own group, oneself included.</summary>
    public static void TerminateGroup() => _ = kill(0, SigTerm);

    /// <summary>SIGKILL to the own group, oneself included: nothing after this call is reached.</summary>
    public static void KillGroup() => _ = kill(0, SigKill);

    /// <summary>
    /// What our parent left open, a lock of cron's perhaps, is not handed on to a job that outlives us. Best effort: where the call is
    /// missing, they are inherited as by any program.
    /// </summary>
    public static void KeepDescriptors()
    {
        try
        {
            _ = close_range(3, uint.MaxValue, CloseOnExec);
        }
        catch (EntryPointNotFoundException)
        {
            // macOS, or a C library before 2021.
        }
    }

#pragma warning disable SYSLIB1054, IDE1006 // Plain numbers need no generated code; the names are the C library's.
    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setsid();

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close_range(uint first, uint last, uint flags);
#pragma warning restore SYSLIB1054, IDE1006
}
