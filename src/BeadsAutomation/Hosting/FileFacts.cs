using System.Runtime.InteropServices;

namespace BeadsAutomation.Hosting;

/// <summary>What .NET does not tell of a file. Only Linux is asked; elsewhere nothing is known, and nothing stands against a file.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="IsPlain">Neither a folder nor a pipe nor a device.</param>
internal readonly record struct FileFacts(uint Owner, bool IsPlain)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint TypeAndOwner = 0x1 | 0x8;
    private const int OwnerAt = 20;
    private const int ModeAt = 28;
    private const int TypeOf = 0xF000;
    private const int Plain = 0x8000;

    /// <summary>Of what the path leads to; <see langword="null"/> when nobody can say.</summary>
    public static FileFacts? Of(string path) => Read(path, 0);

    /// <summary>
    /// The user to whom it belongs, or the link that leads to it, when that is neither we nor root; <see langword="null"/> otherwise, and
    /// when nobody can say.
    /// </summary>
    public static uint? StrangerOf(string path) =>
        new[] { Read(path, NoFollow), Read(path, 0) }.Select(facts => facts?.Owner).FirstOrDefault(IsStranger);

    private static bool IsStranger(uint? owner) => owner is { } somebody and not 0 && somebody != geteuid();

    private static FileFacts? Read(string path, int flags)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        var facts = new byte[256];
        try
        {
            if (statx(CurrentFolder, path, flags, TypeAndOwner, facts) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
        // The layout is the kernel's, the same on every processor but for the order of bytes.
        var mode = BitConverter.ToUInt16(facts, ModeAt);
        return new FileFacts(BitConverter.ToUInt32(facts, OwnerAt), (mode & TypeOf) == Plain);
    }

#pragma warning disable SYSLIB1054, IDE1006, CA2101 // As for the other calls of the C library; UTF-8 is its way.
    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(
        int folder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        [Out] byte[] facts
    );

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();
#pragma warning restore SYSLIB1054, IDE1006, CA2101
}
