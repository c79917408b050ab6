using System.Runtime.InteropServices;
using System.Text;

namespace BeadsAutomation.Hosting;

/// <summary>Standard output and standard error: UTF-8 whatever locale the terminal has, since documents say that they are, and without a mark.</summary>
internal static class StandardStream
{
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>Makes them those of the process: who writes to <see cref="Console"/>, the log for instance, writes to the same.</summary>
    public static void Set()
    {
        Console.SetOut(Open(1, Console.OpenStandardOutput));
        Console.SetError(Open(2, Console.OpenStandardError));
    }

    private static TextWriter Open(int descriptor, Func<Stream> open) =>
        IsInherited(descriptor)
            ? new StreamWriter(open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }
            : new ClosedWriter();

    // Where the caller closed it (>&-), the number soon belongs to a pipe or a file that the runtime or we opened, and what is printed
    // would go there. Those are closed at an exec, and nothing that survived one is.
    private static bool IsInherited(int descriptor) =>
        OperatingSystem.IsWindows()
        || (fcntl(descriptor, GetFlags) is var flags and >= 0 && (flags & CloseOnExec) == 0);

    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("it is closed");
    }

#pragma warning disable SYSLIB1054, IDE1006 // As for the other calls of the C library.
    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fcntl(int descriptor, int command);
#pragma warning restore SYSLIB1054, IDE1006
}
