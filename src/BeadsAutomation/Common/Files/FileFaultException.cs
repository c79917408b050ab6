using System.Runtime.InteropServices;

namespace BeadsAutomation.Common.Files;

/// <summary>A file that cannot be used: the message is a sentence with its path, the system's word and what to do.</summary>
internal sealed class FileFaultException : IOException
{
    private FileFaultException(string path, string reason, string? cure = null, int error = 0)
        : base($"{Printable.Line(path, 300)} cannot be used: {reason}{(cure is null ? "" : $". {cure}.")}")
    {
        Reason = reason;
        if (error != 0)
        {
            HResult = error;
        }
    }

    /// <summary>Why, without the path.</summary>
    public string Reason { get; }

    /// <summary>The system refused by this number.</summary>
    public static FileFaultException Of(string path, int error) =>
        error is FileCalls.Denied or FileCalls.NotPermitted
            ? new(
                path,
                "permission denied",
                "Give this user the right to read and write it and its folder",
                FileCalls.Denied
            )
            : new(path, Printable.Line(Marshal.GetPInvokeErrorMessage(error), 200), error: error);

    /// <summary>The framework's word for the same.</summary>
    public static FileFaultException Of(string path, Exception e) =>
        e switch
        {
            FileFaultException fault => fault,
            UnauthorizedAccessException => Of(path, FileCalls.Denied),
            _ when e.HResult is > 0 and < 4096 => Of(path, e.HResult),
            _ => new(path, Printable.Line(e.Message, 200)),
        };

    /// <summary>Something else than what belongs there.</summary>
    public static FileFaultException Misplaced(string path, FileKind kind) =>
        kind switch
        {
            FileKind.Link => new(path, "it is a link, and nothing is written through one", "Remove it"),
            FileKind.Folder => new(path, "it is a folder", "Move it away"),
            FileKind.Plain => new(path, "it is no folder", "Move it away"),
            FileKind.Missing => new(path, "it is not there any more"),
            FileKind.Pipe => new(path, "it is a named pipe and no plain file", "Remove it"),
            FileKind.Socket => new(path, "it is a socket and no plain file", "Remove it"),
            _ => new(path, "it is a device and no plain file", "Remove it"),
        };

    /// <summary>Nothing can take its place.</summary>
    public static FileFaultException MountPoint(string path) =>
        new(
            path,
            "it is mounted as a single file, which cannot be replaced",
            "Mount the folder that holds it instead",
            FileCalls.Busy
        );

    /// <summary>What would take its place would belong to somebody else.</summary>
    public static FileFaultException NotKept(string path, uint user, int error) =>
        new(
            path,
            $"it could not be left to its owner, user {user} ({Marshal.GetPInvokeErrorMessage(error)})",
            "Run as that user",
            error
        );
}
