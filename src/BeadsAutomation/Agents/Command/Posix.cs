using System.Runtime.InteropServices;

namespace BeadsAutomation.Agents.Command;

/// <summary>What .NET has no call for.</summary>
internal static class Posix
{
    /// <summary>Asks a process to end.</summary>
    public const int SigTerm = 15;

    /// <summary>Ends it.</summary>
    public const int SigKill = 9;

    // Of Linux; elsewhere the calls are not there.
    private const uint CloseOnExec = 4;
    private const int SetChildSubreaper = 36;

    private const int GetDescriptorFlags = 1;
    private const int NoHang = 1;
    private const int Execute = 1;

    /// <summary>Begins a session, and with it a process group, of this process's own; false for a process that leads a group already.</summary>
    public static bool BeginSession() => setsid() >= 0;

    /// <summary>From now on orphans below this process become its children and no other's, whatever group or session they are in.</summary>
    public static void AdoptOrphans()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = prctl(SetChildSubreaper, 1, 0, 0, 0);
        }
    }

    /// <summary>A signal to one process; whether it arrived shows in what the process does.</summary>
    public static void Signal(int pid, int signal) => _ = kill(pid, signal);

    /// <summary>Lets a dead child go. Not for one that .NET waits for.</summary>
    public static void Reap(int child) => _ = waitpid(child, 0, NoHang);

    /// <summary>Whether this process may execute a file; the kernel's answer, so that of root, too.</summary>
    public static bool MayExecute(string path) => access(path, Execute) == 0;

    /// <summary>
    /// Whoever started us and reads our outputs to their end gets there, best effort. What was not handed to us stays: somebody had closed
    /// ours, and under that number .NET opened something of its own, which it does not hand on.
    /// </summary>
    public static void LetGoOfOutputs()
    {
        try
        {
            using var nowhere = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            foreach (var output in new[] { 1, 2 })
            {
                if (fcntl(output, GetDescriptorFlags) == 0)
                {
                    _ = dup2((int)nowhere.DangerousGetHandle(), output);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No /dev/null: he waits until the job ends.
        }
    }

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

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int prctl(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int waitpid(int pid, nint status, int options);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int dup2(int from, int to);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fcntl(int descriptor, int command);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
#pragma warning restore SYSLIB1054, IDE1006
}
