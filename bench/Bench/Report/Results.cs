using System.Globalization;
using System.Runtime.InteropServices;

namespace BeadsAutomation.Bench.Report;

/// <summary>Writes what was measured into <c>RESULTS.md</c>, up to the line that says what people wrote by hand.</summary>
internal static class Results
{
    private const string ByHand = "## What was tried";

    /// <summary>Replaces all above <see cref="ByHand"/>.</summary>
    public static async Task WriteAsync(string path, string server, string published, IReadOnlyList<Row> rows)
    {
        var old = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var kept = old.IndexOf(ByHand, StringComparison.Ordinal) is >= 0 and var at ? old[at..] : ByHand + "\n";
        string[] lines =
        [
            "# What a tick costs",
            "",
            "Written by `bench/run`; medians with (min–max). Two things that are compared ran in turns.",
            "",
            $"- {TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {await ProcessorAsync()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}",
            $"- {RuntimeInformation.FrameworkDescription}; {server} on 127.0.0.1, over TCP",
            $"- programs published with `{published}`",
            "",
            "| what | measured | must | aim | |",
            "|---|---|---|---|---|",
            .. rows.Select(r => $"| {r.What} | {r.Figure} | {r.Must} | {r.Aim} | {Verdict(r)} |"),
            "",
        ];
        await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n" + kept);
    }

    private static string Verdict(Row row) =>
        row.Must.Length == 0 ? ""
        : row.Holds ? "holds"
        : "**missed**";

    private static async Task<string> ProcessorAsync() =>
        (await File.ReadAllLinesAsync("/proc/cpuinfo"))
            .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':')[1]
            .Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
