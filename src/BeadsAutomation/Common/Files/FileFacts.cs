using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BeadsAutomation.Common.Files;

/// <summary>What stands at a path, or behind a descriptor.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Who may do what.</param>
/// <param name="Owner">Whose it is, where the system says so in a way that we know.</param>
/// <param name="IsMountPoint">Whether something is mounted at this very path, so that nothing else can take its place.</param>
internal readonly record struct FileFacts(FileKind Kind, UnixFileMode Mode, FileOwner? Owner, bool IsMountPoint)
{
    /// <summary>A folder and those above it.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    private const ulong MountRoot = 0x2000;
    private const int TypeBits = 0xF000;
    private const int ModeBits = 0xFFF;

    /// <summary>Looks at a path; a link is a link unless it is to be followed.</summary>
    /// <exception cref="FileFaultException">It may not be looked at.</exception>
    public static FileFacts At(string path, bool followsLinks = false)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Elsewhere(path, followsLinks);
        }
        var flags = followsLinks ? 0 : FileCalls.LinkItself;
        return FileCalls.statx(FileCalls.CurrentFolder, path, flags, FileCalls.Basics, out var facts) == 0
            ? Of(facts)
            : MissingOr(path, Marshal.GetLastPInvokeError());
    }

    /// <summary>
    /// The user to whom a path belongs, or the link that leads to it, when that is neither we nor root; <see langword="null"/> otherwise,
    /// and where nobody can say.
    /// </summary>
    public static uint? StrangerOf(string path)
    {
        try
        {
            return new[] { At(path), At(path, followsLinks: true) }
                .Select(facts => facts.Owner?.User)
                .FirstOrDefault(user => user is not (null or 0) && user != FileCalls.geteuid());
        }
        catch (FileFaultException)
        {
            return null;
        }
    }

    /// <summary>Looks at what was opened. Linux only.</summary>
    public static FileFacts Of(SafeFileHandle file, string path)
    {
        const int Itself = FileCalls.DescriptorItself;
        return FileCalls.statx((int)file.DangerousGetHandle(), "", Itself, FileCalls.Basics, out var facts) == 0
            ? Of(facts)
            : throw FileFaultException.Of(path, Marshal.GetLastPInvokeError());
    }

    private static FileFacts Of(StatxFacts facts) =>
        new(
            (facts.Mode & TypeBits) switch
            {
                0x8000 => FileKind.Plain,
                0x4000 => FileKind.Folder,
                0xA000 => FileKind.Link,
                0x1000 => FileKind.Pipe,
                0xC000 => FileKind.Socket,
                _ => FileKind.Device,
            },
            (UnixFileMode)(facts.Mode & ModeBits),
            new FileOwner(facts.User, facts.Group),
            (facts.Attributes & MountRoot) != 0
        );

    private static FileFacts MissingOr(string path, int error) =>
        error is FileCalls.NotThere or FileCalls.NoFolder ? default : throw FileFaultException.Of(path, error);

    private static FileFacts Elsewhere(string path, bool followsLinks)
    {
        var info = new FileInfo(path);
        var kind =
            !followsLinks && info.LinkTarget is not null ? FileKind.Link
            : info.Exists ? FileKind.Plain
            : Directory.Exists(path) ? FileKind.Folder
            : FileKind.Missing;
        return new FileFacts(
            kind,
            kind == FileKind.Missing ? UnixFileMode.None : info.UnixFileMode,
            Owner: null,
            IsMountPoint: false
        );
    }
}

/// <summary>Kinds of what stands at a path.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file that holds bytes.</summary>
    Plain,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A named pipe: whoever opens it may wait for ever.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device.</summary>
    Device,
}

/// <summary>Whose a file is, by numbers.</summary>
/// <param name="User">The user.</param>
/// <param name="Group">The group.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileOwner(uint User, uint Group)
{
    private const uint Unchanged = uint.MaxValue;

    /// <summary>
    /// Gives a file to this owner. Only root can; others give it to the group where they may, and it is theirs otherwise, as whatever
    /// they write.
    /// </summary>
    /// <exception cref="FileFaultException">Root may not: the file would be taken from its owner.</exception>
    public void Give(SafeFileHandle file, string path)
    {
        if (FileFacts.Of(file, path).Owner == this || FileCalls.fchown(file, User, Group) == 0)
        {
            return;
        }
        if (Environment.IsPrivilegedProcess)
        {
            throw FileFaultException.NotKept(path, User, Marshal.GetLastPInvokeError());
        }
        _ = FileCalls.fchown(file, Unchanged, Group);
    }
}
