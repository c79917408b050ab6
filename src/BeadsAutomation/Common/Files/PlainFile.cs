using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BeadsAutomation.Common.Files;

/// <summary>
/// The one place that opens, makes and replaces files and folders of ours. Others may have put anything at their paths: no link is
/// followed, nothing is waited for, and what is no plain file is refused. What root makes belongs to the folder's owner.
/// </summary>
internal static class PlainFile
{
    /// <summary>For the owner alone.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;

    /// <summary>Opens a file that is there. A lock of others on it is told as <see cref="HeldFile"/> knows it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="access">What for.</param>
    /// <param name="share">None to hold it alone, else together with others who do not.</param>
    /// <param name="followsLinks">Only for what we read and somebody else wrote.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="IOException">It cannot be opened, or is no plain file.</exception>
    public static FileStream Open(
        string path,
        FileAccess access,
        FileShare share = FileShare.ReadWrite | FileShare.Delete,
        bool followsLinks = false
    )
    {
        if (!OperatingSystem.IsLinux())
        {
            RequireKind(path, FileFacts.At(path, followsLinks), FileKind.Plain, FileKind.Missing);
            return new FileStream(path, FileMode.Open, access, share, bufferSize: 0);
        }
        var file = Open(path, FileCalls.Flags(access, followsLinks));
        try
        {
            RequireKind(path, FileFacts.Of(file, path), FileKind.Plain);
            Lock(file, share);
            return new FileStream(file, access, bufferSize: 0);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes a file where nothing is, of exactly this mode.</summary>
    /// <exception cref="IOException">Something is there, or it cannot be made.</exception>
    public static FileStream Create(
        string path,
        UnixFileMode mode = Private,
        FileShare share = FileShare.Read,
        FileOwner? owner = null
    )
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Write,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }
        var file = Asked(path, () => new FileStream(path, options));
        try
        {
            (owner ?? OwnerFor(path))?.Give(file.SafeFileHandle, path);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file.SafeFileHandle, mode);
            }
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            File.Delete(path);
            throw FileFaultException.Of(path, e);
        }
    }

    /// <summary>Opens a file for reading and writing, made if need be.</summary>
    public static FileStream OpenOrCreate(string path, FileShare share, UnixFileMode mode = Private)
    {
        while (true)
        {
            try
            {
                return Open(path, FileAccess.ReadWrite, share);
            }
            catch (FileNotFoundException)
            {
                try
                {
                    return Create(path, mode, share);
                }
                catch (IOException e) when (e.HResult == FileCalls.Exists)
                {
                    // Somebody else was faster.
                }
            }
        }
    }

    /// <summary>Makes a folder for its owner alone, and what is missing above it; one that is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (FileFacts.At(path).Kind == FileKind.Missing)
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } above && !Directory.Exists(above))
            {
                MakeFolder(above);
            }
            _ = Asked(
                path,
                () =>
                    OperatingSystem.IsWindows()
                        ? Directory.CreateDirectory(path)
                        : Directory.CreateDirectory(path, PrivateFolder)
            );
            if (OwnerFor(path) is { } owner)
            {
                using var made = Open(path, FileCalls.Flags(FileAccess.Read, followsLinks: false));
                owner.Give(made, path);
            }
        }
        RequireKind(path, FileFacts.At(path), FileKind.Folder);
    }

    /// <summary>Puts a file in the place of another of the same folder: at once, or not at all.</summary>
    public static void Replace(string from, string to)
    {
        if (!OperatingSystem.IsLinux())
        {
            File.Move(from, to, overwrite: true);
        }
        else if (FileCalls.rename(from, to) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw error is FileCalls.Busy or FileCalls.OtherDevice
                ? FileFaultException.MountPoint(to)
                : FileFaultException.Of(to, error);
        }
    }

    /// <summary>What stands at a path that is to be replaced; refused where that could not be done.</summary>
    /// <exception cref="FileFaultException">It is no plain file, a mount point, or this user may not write it or its folder.</exception>
    public static FileFacts RequireReplaceable(string path)
    {
        var facts = FileFacts.At(path);
        RequireKind(path, facts, FileKind.Plain, FileKind.Missing);
        if (facts.IsMountPoint)
        {
            throw FileFaultException.MountPoint(path);
        }
        RequireWritable(Path.GetDirectoryName(path)!);
        if (facts.Kind == FileKind.Plain)
        {
            RequireWritable(path);
        }
        return facts;
    }

    /// <summary>Whether a file or folder may be written, found out without writing: by the system's word where it has one.</summary>
    public static bool IsWritable(string path) =>
        OperatingSystem.IsWindows() || FileCalls.access(path, FileCalls.WriteOk) == 0;

    private static void RequireWritable(string path)
    {
        if (!IsWritable(path) && Marshal.GetLastPInvokeError() is not FileCalls.NotThere and var error)
        {
            throw FileFaultException.Of(path, error);
        }
    }

    private static void RequireKind(string path, FileFacts found, params ReadOnlySpan<FileKind> wanted)
    {
        if (!wanted.Contains(found.Kind))
        {
            throw FileFaultException.Misplaced(path, found.Kind);
        }
    }

    private static SafeFileHandle Open(string path, int flags)
    {
        while (true)
        {
            var file = FileCalls.open(path, flags);
            if (file >= 0)
            {
                return new SafeFileHandle(file, ownsHandle: true);
            }
            var error = Marshal.GetLastPInvokeError();
            if (error is FileCalls.NotThere or FileCalls.NoFolder)
            {
                throw new FileNotFoundException($"{Printable.Line(path, 300)} is not there", path);
            }
            if (error != FileCalls.Interrupted)
            {
                // A link gives ELOOP, a pipe or socket ENXIO: say what it is.
                var kind = FileFacts.At(path).Kind;
                throw kind is FileKind.Plain or FileKind.Missing || error == FileCalls.Denied
                    ? FileFaultException.Of(path, error)
                    : FileFaultException.Misplaced(path, kind);
            }
        }
    }

    // As the framework does it: a file system that knows no locks is no fault.
    private static void Lock(SafeFileHandle file, FileShare share)
    {
        var kind = share == FileShare.None ? FileCalls.LockAlone : FileCalls.LockTogether;
        if (
            FileCalls.flock(file, kind | FileCalls.LockNow) != 0
            && Marshal.GetLastPInvokeError() == FileCalls.WouldBlock
        )
        {
            throw new IOException("others hold it", FileCalls.WouldBlock);
        }
    }

    private static FileOwner? OwnerFor(string path) =>
        Environment.IsPrivilegedProcess ? FileFacts.At(Path.GetDirectoryName(path)!, followsLinks: true).Owner : null;

    private static T Asked<T>(string path, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFaultException.Of(path, e);
        }
    }
}
