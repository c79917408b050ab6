using System.Globalization;
using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Bench.Stock;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>What the server sends for an idle and for a dispatch tick, from a small store and from one that grew by closed beads.</summary>
internal static class BytesRead
{
    private const int Small = 1_000;
    private const int Large = 100_000;

    // The lengths of times, ports and job ids differ by a few bytes.
    private const double Same = 1.02;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        var shape = new StockShape(Ready: false, OpenUpTo: Small);
        await database.AddAsync(1, Small, shape);
        var small = await BothAsync(setting, database, "small");
        await database.AddAsync(Small + 1, Large, shape);
        var large = await BothAsync(setting, database, "large");
        return [Row("idle", small.Idle, large.Idle), Row("dispatch", small.Dispatching, large.Dispatching)];
    }

    private static async Task<(long Idle, long Dispatching)> BothAsync(
        Setting setting,
        TestDatabase database,
        string id
    )
    {
        var idle = await BytesAsync(setting, database);
        await database.InsertBeadAsync(new BeadRow(id));
        var posts = setting.Agent.PostCount;
        var dispatching = await BytesAsync(setting, database);
        if (setting.Agent.PostCount != posts + 1)
        {
            throw new InvalidOperationException($"{id} was not dispatched");
        }
        await database.ExecuteAsync("delete from issues where id = @id", new { id });
        await database.ExecuteAsync("delete from automation_attempts");
        return (idle, dispatching);
    }

    private static async Task<long> BytesAsync(Setting setting, TestDatabase database)
    {
        var before = await SentAsync(database);
        await setting.Program("beads-dispatcher", database).RunAsync();
        return await SentAsync(database) - before;
    }

    private static async Task<long> SentAsync(TestDatabase database) =>
        long.Parse(
            await database.ScalarAsync<string>(
                "select variable_value from information_schema.global_status where variable_name = 'BYTES_SENT'"
            ) ?? "0",
            CultureInfo.InvariantCulture
        );

    private static Row Row(string tick, long small, long large) =>
        new(
            $"{tick} tick: bytes from the server, 1,000 beads and 99,000 closed ones more",
            string.Create(CultureInfo.InvariantCulture, $"{small:#,##0} and {large:#,##0}"),
            "does not grow",
            "",
            large <= small * Same
        );
}
