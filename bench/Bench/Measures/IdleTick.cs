using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>An idle tick as a whole process, beside a program that does nothing, published the same way.</summary>
internal static class IdleTick
{
    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        await database.InsertBeadAsync(new BeadRow("bd-1") { AcceptanceCriteria = "" });
        var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
        var hello = setting.Program("hello", nothing);
        var tick = setting.Program("beads-dispatcher", database);
        await hello.RunAsync();
        await tick.RunAsync();
        List<double> hellos = [],
            ticks = [],
            peaks = [];
        for (var i = 0; i < setting.Runs; i++)
        {
            hellos.Add(await Clocked.OnceAsync(hello.RunAsync));
            ticks.Add(await Clocked.OnceAsync(tick.RunAsync));
        }
        for (var i = 0; i < 5; i++)
        {
            peaks.Add(await tick.PeakAsync());
        }
        Clocked idle = new(ticks),
            empty = new(hellos),
            memory = new(peaks);
        var ratio = idle.Median / empty.Median;
        return
        [
            new("hello, world: wall", empty.Text()),
            new("idle tick: wall", idle.Text()),
            new("idle tick: wall against hello, world", $"{Clocked.Figure(ratio)}×", "≤ 5×", "3×", ratio <= 5),
            new("idle tick: peak memory", memory.Text("MiB"), "≤ 56 MiB", "40 MiB", memory.Median <= 56),
        ];
    }
}
