using System.Runtime.InteropServices;

namespace BeadsAutomation.Operations.Doctor.Files;

/// <summary>Whether a file or folder may be written, found out without writing.</summary>
internal static class Writable
{
    private const int WriteOk = 2;

    /// <summary>By the system's word where it has one; where it has none, nothing stands against it.</summary>
    public static bool Is(string path) => OperatingSystem.IsWindows() || access(path, WriteOk) == 0;

#pragma warning disable SYSLIB1054, IDE1006, CA2101 // As for the other calls of the C library; UTF-8 is its way.
    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
#pragma warning restore SYSLIB1054, IDE1006, CA2101
}
