using System.Globalization;
using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.Bench.Measures;

/// <summary>Ticks on a file of beads, as whole processes.</summary>
internal static class FileTicks
{
    private const int Times = 5;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting) =>
        [.. await MeasureAsync(setting, 10_000, limit: 1_000), .. await MeasureAsync(setting, 100_000, limit: 8_000)];

    private static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting, int beads, int limit)
    {
        using var folder = new BeadsFile();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BEADS_STORE"] = "jsonl",
            ["BEADS_FILE"] = folder.Path,
            ["BEADBOARD_URL"] = setting.Agent.BeadBoardUrl.ToString(),
        };
        var tick = setting.Program("beads-dispatcher", environment);
        var others = Enumerable.Range(0, beads).Select(Other).ToList();
        await File.WriteAllLinesAsync(folder.Path, others);
        var megabytes = new FileInfo(folder.Path).Length / 1e6;
        var idle = await Clocked.RunAsync(Times, tick.RunAsync);
        var peak = await tick.PeakAsync();
        await File.AppendAllLinesAsync(
            folder.Path,
            Enumerable.Range(0, Times + 2).Select(i => BeadJson.LineOf(new BeadRow($"bd-ready-{i}")))
        );
        var dispatching = await Clocked.RunAsync(Times, tick.RunAsync);
        var dispatchingPeak = await tick.PeakAsync();
        var what = string.Create(CultureInfo.InvariantCulture, $"file of {beads:#,##0} beads ({megabytes:0} MB)");
        return [Row("idle", idle, peak), Row("dispatch", dispatching, dispatchingPeak)];

        Row Row(string kind, Clocked took, double memory) =>
            new(
                $"{what}: {kind} tick, peak memory",
                $"{took.Text()}, {Clocked.Figure(memory)} MiB",
                $"≤ {limit / 1000} s",
                "",
                took.Median <= limit
            );
    }

    private static string Other(int number) =>
        BeadJson.LineOf(
            new BeadRow($"bd-{number}")
            {
                Title = "a bead among many, with a title of an ordinary length",
                Status = number % 10 == 0 ? "open" : "closed",
                Assignee = number % 20 == 0 ? "bob" : null,
                Notes = new string('n', 200),
            }
        );
}
