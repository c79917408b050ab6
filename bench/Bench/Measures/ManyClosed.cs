using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Bench.Stock;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>An idle tick as a whole process on a large store and on a small one, in turns; nothing waits in either.</summary>
internal static class ManyClosed
{
    private const int Small = 10_000;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var small = await FilledAsync(setting, Small);
        await using var large = await FilledAsync(setting, setting.Largest);
        var (few, many) = (setting.Program("beads-dispatcher", small), setting.Program("beads-dispatcher", large));
        await few.RunAsync();
        await many.RunAsync();
        List<double> ofFew = [],
            ofMany = [];
        for (var i = 0; i < setting.Runs; i++)
        {
            ofFew.Add(await Clocked.OnceAsync(few.RunAsync));
            ofMany.Add(await Clocked.OnceAsync(many.RunAsync));
        }
        var ratio = new Clocked(ofMany).Median / new Clocked(ofFew).Median;
        return
        [
            new(
                $"idle tick, {setting.Largest:#,##0} beads against {Small:#,##0}",
                $"{new Clocked(ofMany).Text()}, {Clocked.Figure(ratio)}×",
                "≤ 1.5×",
                "1.2×",
                ratio <= 1.5
            ),
        ];
    }

    private static async Task<TestDatabase> FilledAsync(Setting setting, int beads)
    {
        var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        await database.AddAsync(1, beads, new StockShape());
        await database.ExecuteAsync("update issues set status = 'closed'");
        await database.ExecuteAsync("analyze table issues");
        return database;
    }
}
