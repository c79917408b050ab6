using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>What a tick asks of the server, by the server's own log; and what the shell pair asked for the same.</summary>
internal static class Statements
{
    private const string Rights = "select, insert, update, delete, create";
    private const int PairIdle = 129;
    private const int PairDispatching = 495;

    private static readonly string[] Reads = ["select", "with", "show"];

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        var idle = await TickAsync(setting, database);
        await database.InsertBeadAsync(new BeadRow("bd-1"));
        var dispatching = await TickAsync(setting, database);
        return [.. Idle(idle), .. Dispatching(dispatching)];
    }

    private static IEnumerable<Row> Idle(IReadOnlyList<LoggedConnection> connections)
    {
        var all = connections.SelectMany(c => c.Statements).ToList();
        var writes = all.Count(sql => !Reads.Contains(sql.Split(' ', '\n')[0], StringComparer.OrdinalIgnoreCase));
        yield return new(
            "idle tick: connections, statements, writes",
            $"{connections.Count}, {all.Count}, {writes} (besides: {Besides(connections)})",
            "1, ≤ 3, 0",
            "2 statements",
            connections.Count == 1 && all.Count <= 3 && writes == 0
        );
        yield return AgainstPair("idle tick", all.Count, PairIdle);
    }

    private static IEnumerable<Row> Dispatching(IReadOnlyList<LoggedConnection> connections)
    {
        var count = connections.Sum(c => c.Statements.Count);
        // On Dolt its history takes two or three more.
        var all = count + connections.Sum(c => c.Brackets.Count + c.DriversOwn.Count);
        yield return new(
            "dispatch tick: statements, BEGIN, COMMIT and the driver's own included",
            $"{all} ({count}, and besides: {Besides(connections)})",
            "≤ 25",
            "18",
            all <= 25
        );
        yield return AgainstPair("dispatch tick", count, PairDispatching);
    }

    private static Row AgainstPair(string what, int ours, int pairs) =>
        new(
            $"{what}: statements against the shell pair's {pairs}",
            $"1/{pairs / ours}",
            "under 1/20",
            "",
            ours * 20 < pairs
        );

    private static string Besides(IReadOnlyList<LoggedConnection> connections) =>
        $"{connections.Sum(c => c.Brackets.Count)} BEGIN, COMMIT or ROLLBACK, {connections.Sum(c => c.DriversOwn.Count)} of the driver's own";

    internal static async Task<IReadOnlyList<LoggedConnection>> TickAsync(Setting setting, TestDatabase database)
    {
        var user = await database.CreateUserAsync(Rights);
        await using var log = await StatementLog.StartAsync(setting.Server);
        await setting.Program("beads-dispatcher", database, user).RunAsync();
        return await log.ReadAsync(user.User);
    }
}
