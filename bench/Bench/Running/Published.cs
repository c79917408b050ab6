using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BeadsAutomation.Bench.Running;

/// <summary>A published program, run as a whole process with nothing in its environment but what it is given.</summary>
internal sealed class Published(string path, IReadOnlyDictionary<string, string> environment, params string[] arguments)
{
    /// <summary>Runs it to its end; a failure is ours.</summary>
    public async Task RunAsync()
    {
        using var process = Start();
        var error = Drain(process);
        await EndAsync(process, error);
    }

    /// <summary>Runs it to its end; how long that took, and how long processors were busy with it, in milliseconds.</summary>
    public async Task<(double Wall, double Busy)> ClockAsync()
    {
        var before = ChildrenBusy();
        var wall = await Clocked.OnceAsync(RunAsync);
        return (wall, ChildrenBusy() - before);
    }

    /// <summary>The size of its file, in MB.</summary>
    public double Size() => new FileInfo(path).Length / 1e6;

    /// <summary>The most memory it ever held, in MiB: what the kernel said last while it lived. Looking slows it down, so its time does not count.</summary>
    public async Task<double> PeakAsync()
    {
        using var process = Start();
        var error = Drain(process);
        var peak = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        while (!process.HasExited && await timer.WaitForNextTickAsync())
        {
            peak = Math.Max(peak, ReadPeak(process.Id));
        }
        await EndAsync(process, error);
        return peak / 1024.0;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in (string[])["PATH", "DOTNET_ROOT"])
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    // Read while it runs: a program that prints more than a pipe holds would wait for ever.
    private async Task EndAsync(Process process, Task<string> error)
    {
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{Path.GetFileName(path)} ended with {process.ExitCode}: {await error}"
            );
        }
    }

    private static Task<string> Drain(Process process)
    {
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return process.StandardError.ReadToEndAsync();
    }

    // User and system time of the children that have ended: the first four numbers of struct rusage.
    private static double ChildrenBusy()
    {
        var usage = new long[18];
        return GetResourceUsage(-1, usage) == 0
            ? (usage[0] + usage[2]) * 1e3 + (usage[1] + usage[3]) / 1e3
            : throw new InvalidOperationException("getrusage");
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);

    private static long ReadPeak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status")
                .FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', '\t')[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}
