using System.Globalization;
using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Bench.Stock;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>The snapshot that a tick decides on, from stores of growing size; with the plans that the server made.</summary>
internal static class Selection
{
    private const int Small = 10_000;
    private const int Middle = 100_000;

    private static readonly int[] Sizes = [1_000, Small, Middle, 1_000_000];

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting, int version, string plans)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, version);
        await database.MakeLedgerAsync();
        await using var store = Stores.Open(database);
        var rows = new List<Row>();
        var (filled, small) = (0, 0.0);
        foreach (var size in Sizes.Where(size => size <= setting.Largest))
        {
            await database.AddAsync(filled + 1, size, new StockShape());
            filled = size;
            var took = await Clocked.RunAsync(size > Middle ? 5 : setting.Runs, () => ReadAsync(store));
            small = size == Small ? took.Median : small;
            rows.Add(RowOf(version, size, took));
            await Plans.WriteAsync(database, Path.Combine(plans, $"v{version}-{size}.txt"));
        }
        await database.ExecuteAsync(
            "update issues set status = 'closed' where status = 'open' and cast(substr(id, 4) as unsigned) > @Small",
            new { Small }
        );
        await database.ExecuteAsync("analyze table issues, dependencies");
        var flat = await Clocked.RunAsync(setting.Runs, () => ReadAsync(store));
        var ratio = flat.Median / small;
        rows.Add(
            new(
                $"selection v{version}: {Count(filled)} beads with the open ones of {Count(Small)}",
                $"{flat.Text()}, {Clocked.Figure(ratio)}× the {Count(Small)}",
                "≤ 4×",
                "flat",
                ratio <= 4
            )
        );
        await Plans.WriteAsync(database, Path.Combine(plans, $"v{version}-{filled}-mostly-closed.txt"));
        return rows;
    }

    private static Row RowOf(int version, int size, Clocked took)
    {
        var what = $"selection v{version}: {Count(size)} beads, {Count(size / 10)} open, {Count(size / 100)} ready";
        return size == Middle
            ? new(what, took.Text(), "≤ 150 ms", "100 ms", took.Median <= 150)
            : new(what, took.Text());
    }

    private static async Task ReadAsync(DoltBeadStore store)
    {
        var queue = await store.ReadQueueAsync(CancellationToken.None);
        if (queue.Waiting.Count == 0)
        {
            throw new InvalidOperationException("nothing waits in this store");
        }
    }

    private static string Count(int beads) => beads.ToString("#,##0", CultureInfo.InvariantCulture);
}
