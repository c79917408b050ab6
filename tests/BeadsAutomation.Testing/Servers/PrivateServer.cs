using System.Collections.Concurrent;
using System.Diagnostics;

namespace BeadsAutomation.Testing.Servers;

/// <summary>Servers of this test process's own. They stop when the process ends, however it ends: see <c>private-server.sh</c>.</summary>
internal static class PrivateServer
{
    // A process object that is collected closes the pipe on which the server's life hangs.
    private static readonly ConcurrentBag<Process> Running = [];

    public static Task<ServerAddress> StartMariaDbAsync(params string[] options) => StartAsync(["mariadb", .. options]);

    public static Task<ServerAddress> StartDoltAsync(string binary) => StartAsync("dolt", binary);

    /// <summary>The full path of a program on PATH, or <see langword="null"/>.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static async Task<ServerAddress> StartAsync(params string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Servers", "private-server.sh");
        var process = Process.Start(
            new ProcessStartInfo("bash", [script, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Running.Add(process);
        var address = await process.StandardOutput.ReadLineAsync();
        return address is not null
            ? ServerAddress.Parse(address)
            : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }
}
