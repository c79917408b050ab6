using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>One run of a published program, in no project's folder and with nothing in its environment but what it is given.</summary>
internal sealed class Product : IAsyncDisposable
{
    public const string Dispatcher = "beads-dispatcher";
    public const string Reaper = "beads-reaper";

    // Longer than any run may take by its own deadlines.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // No .beads here or in any parent; and nothing that has to be removed afterwards.
    private const string Nowhere = "/";

    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task _error;
    private readonly StringBuilder _errorText = new();
    private readonly List<(string Text, TaskCompletionSource Said)> _awaited = [];

    private Product(Process process)
    {
        _process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = ReadErrorAsync();
    }

    public static async Task<Product> StartAsync(
        string program,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(await Executables.PathOfAsync(program), arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Nowhere,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = Nowhere;
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        if (RuntimeRoot() is { } root)
        {
            start.Environment["DOTNET_ROOT"] = root;
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return new Product(Process.Start(start)!);
    }

    /// <summary>Waits until standard error holds this text.</summary>
    public Task SaysAsync(string text)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            if (_errorText.ToString().Contains(text, StringComparison.Ordinal))
            {
                said.SetResult();
            }
            else
            {
                _awaited.Add((text, said));
            }
        }
        return said.Task.WaitAsync(Limit, TimeProvider.System);
    }

    /// <summary>Sends SIGTERM.</summary>
    public async Task TerminateAsync()
    {
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("/bin/sh", ["-c", "kill -TERM \"$0\"", id]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Sends SIGTERM to the one process that this one has started and waits for.</summary>
    public async Task TerminateChildAsync()
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", await ChildAsync()]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The number that the same process has in the innermost namespace.</summary>
    public async Task<int> IdOfChildInItsNamespaceAsync()
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{await ChildAsync()}/status")).Single(l =>
            l.StartsWith("NSpid:", StringComparison.Ordinal)
        );
        return int.Parse(line.Split('\t')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Sends SIGKILL; nothing when it has ended.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Whether the process has a thread now whose name begins so; the kernel keeps fifteen letters of it.</summary>
    public bool HasThread(string name) =>
        Directory
            .GetDirectories($"/proc/{_process.Id}/task")
            .Any(task => File.ReadAllText(Path.Combine(task, "comm")).StartsWith(name, StringComparison.Ordinal));

    /// <summary>The most memory that it ever held, in KiB, as the kernel last said while it lived.</summary>
    public async Task<long> PeakMemoryAsync()
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        while (!_process.HasExited && await timer.WaitForNextTickAsync())
        {
            peak = Math.Max(peak, ReadPeak());
        }
        return peak;
    }

    /// <summary>Waits for its end.</summary>
    public async Task<Ended> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit, TimeProvider.System);
        await _error;
        return new Ended(_process.ExitCode, await _out, _errorText.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private async Task<string> ChildAsync() =>
        (await File.ReadAllTextAsync($"/proc/{_process.Id}/task/{_process.Id}/children")).Trim();

    private long ReadPeak()
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status")
                .FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', '\t')[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }

    private async Task ReadErrorAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_awaited)
            {
                _errorText.Append(line).Append('\n');
                foreach (var (text, said) in _awaited)
                {
                    if (line.Contains(text, StringComparison.Ordinal))
                    {
                        said.TrySetResult();
                    }
                }
            }
        }
    }

    /// <summary>The .NET that runs this test, which may be a copied one; none when the test is self-contained.</summary>
    private static string? RuntimeRoot()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }
}
