using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Quickstart;

/// <summary>The real programs, run in the scratch folder with settings of its own and none of the caller's.</summary>
internal sealed class Programs(string folder, CancellationToken cancellationToken)
{
    public const string Dispatcher = "beads-dispatcher";
    public const string Reaper = "beads-reaper";

    private static readonly string[] NotPassedOn = ["BEAD_", "BEADS_", "BEADBOARD_", "AGENT_", "API_"];

    /// <summary>What a person sets to work with a file and a command.</summary>
    public static IReadOnlyList<(string Name, string Value)> Settings { get; } =
    [
        ("BEADS_STORE", "jsonl"),
        ("BEADS_AGENT", "command"),
        ("BEADS_AGENT_SLOTS", "2"),
        ("BEADS_AGENT_COMMAND", $"\"{PathOf("sample-agent")}\""),
    ];

    /// <summary>The .NET that runs this, which others are not sure to find by themselves.</summary>
    public static string? Runtime { get; } = FindRuntime();

    /// <summary>A program lies beside this one.</summary>
    public static string PathOf(string program) => Path.Combine(AppContext.BaseDirectory, program);

    /// <summary>Runs a program and reads the document that it prints.</summary>
    public async Task<JsonNode> ReportAsync(string program) =>
        JsonNode.Parse(await RunAsync(program, "--output", "json"))!;

    /// <summary>Runs a program; the answer is its standard output.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(program, arguments))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new QuickstartException(
                $"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n{await output}{await error}"
            );
    }

    private ProcessStartInfo StartInfo(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(PathOf(program), arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsAboutBeads).ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }
        if (Runtime is { } root)
        {
            start.Environment["DOTNET_ROOT"] = root;
        }
        return start;
    }

    private static bool IsAboutBeads(string name) =>
        NotPassedOn.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static string? FindRuntime()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }
}
