using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BeadsAutomation.Common.Files;

/// <summary>The calls of Linux's C library that .NET has none for: they follow no link and wait for nobody.</summary>
internal static class FileCalls
{
    public const int NotPermitted = 1;
    public const int NotThere = 2;
    public const int Interrupted = 4;
    public const int Denied = 13;
    public const int Busy = 16;
    public const int Exists = 17;
    public const int OtherDevice = 18;
    public const int NoFolder = 20;
    public const int WouldBlock = 11;

    public const int LockTogether = 1;
    public const int LockAlone = 2;
    public const int LockNow = 4;

    public const int WriteOk = 2;
    public const int CurrentFolder = -100;
    public const int LinkItself = 0x100;
    public const int DescriptorItself = 0x1000;
    public const uint Basics = 0x7ff;

    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <summary>What goes to <see cref="open"/>.</summary>
    public static int Flags(FileAccess access, bool followsLinks) =>
        (
            access == FileAccess.ReadWrite ? 2
            : access == FileAccess.Write ? 1
            : 0
        )
        | NonBlocking
        | CloseOnExec
        | (followsLinks ? 0 : NoFollow);

    // The one number that differs between the machines we are made for.
    private static int NoFollow =>
        RuntimeInformation.ProcessArchitecture
            is Architecture.Arm64
                or Architecture.Arm
                or Architecture.Armv6
                or Architecture.Ppc64le
            ? 0x8000
            : 0x20000;

#pragma warning disable SYSLIB1054, IDE1006, CA2101 // Plain calls need no generated code; the names are the C library's, UTF-8 is its way.
    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int statx(
        int folder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        out StatxFacts facts
    );

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int fchown(SafeFileHandle file, uint user, uint group);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern uint geteuid();

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int flock(SafeFileHandle file, int operation);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int rename(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string to
    );

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint realpath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, byte[] resolved);
#pragma warning restore SYSLIB1054, IDE1006, CA2101
}

/// <summary>The kernel's answer, which looks the same on every machine.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatxFacts
{
    [FieldOffset(8)]
    public ulong Attributes;

    [FieldOffset(20)]
    public uint User;

    [FieldOffset(24)]
    public uint Group;

    [FieldOffset(28)]
    public ushort Mode;
}
