using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>An idle tick and an idle sweep as whole processes, in turns with programs that print a line.</summary>
internal static class IdleTick
{
    private const int Beads = 1_000;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await FilledAsync(setting);
        var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
        Published[] programs =
        [
            setting.Program("hello", nothing),
            setting.Program("hello-native", nothing),
            setting.Program("beads-dispatcher", database),
            setting.Program("beads-reaper", database),
        ];
        var clocks = await InTurnsAsync(programs, setting.Runs);
        var (tick, sweep) = (programs[2], programs[3]);
        return
        [
            new("hello, world: wall, processors", clocks[0].Text),
            new("hello, world as native code: wall, processors", clocks[1].Text),
            .. await OfAsync("idle tick", tick, clocks[2], clocks[0]),
            .. await OfAsync("idle sweep", sweep, clocks[3], clocks[0]),
            new(
                "one program, stripped",
                $"{Clocked.Figure(tick.Size())} MB, the reaper {Clocked.Figure(sweep.Size())} MB",
                "≤ 16 MB",
                "12 MB",
                tick.Size() <= 16
            ),
        ];
    }

    private static async Task<TestDatabase> FilledAsync(Setting setting)
    {
        var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        await database.InsertBeadAsync(new BeadRow("bd-1") { AcceptanceCriteria = "" });
        for (var i = 2; i <= Beads; i++)
        {
            await database.InsertBeadAsync(new BeadRow($"bd-{i}") { Status = "closed" });
        }
        return database;
    }

    private static async Task<IReadOnlyList<Took>> InTurnsAsync(Published[] programs, int runs)
    {
        var clocks = programs.Select(_ => new List<(double Wall, double Busy)>()).ToList();
        // The first run of each does not count.
        for (var i = -1; i < runs; i++)
        {
            for (var p = 0; p < programs.Length; p++)
            {
                var took = await programs[p].ClockAsync();
                if (i >= 0)
                {
                    clocks[p].Add(took);
                }
            }
        }
        return
        [
            .. clocks.Select(c => new Took(
                new Clocked([.. c.Select(t => t.Wall)]),
                new Clocked([.. c.Select(t => t.Busy)])
            )),
        ];
    }

    private static async Task<IReadOnlyList<Row>> OfAsync(string name, Published program, Took took, Took hello)
    {
        var peaks = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            peaks.Add(await program.PeakAsync());
        }
        var memory = new Clocked(peaks);
        var ratio = took.Wall.Median / hello.Wall.Median;
        var busy = took.Busy.Median / hello.Busy.Median;
        return
        [
            new($"{name}, {Beads:#,##0} beads: wall, processors", took.Text),
            new(
                $"{name}: wall against hello, world",
                $"{Clocked.Figure(ratio)}×, processors {Clocked.Figure(busy)}×",
                "≤ 0.9×",
                "0.65×",
                ratio <= 0.9
            ),
            new($"{name}: peak memory", memory.Text("MiB"), "≤ 28 MiB", "20 MiB", memory.Median <= 28),
        ];
    }

    private sealed record Took(Clocked Wall, Clocked Busy)
    {
        public string Text => $"{Wall.Text()}, {Busy.Text()}";
    }
}
