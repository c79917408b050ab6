using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Testing.Servers;
using Dapper;

namespace BeadsAutomation.Bench.Measures;

/// <summary>The time of a dispatch tick besides the agent's answer: in a warm process against the round trips that it makes, and as a whole process.</summary>
internal static class DispatchTick
{
    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        await database.InsertBeadAsync(new BeadRow("bd-0"));
        var connections = await Statements.TickAsync(setting, database);
        var trips = connections.Sum(AfterConnecting);
        var trip = await RoundTripAsync(database);
        var connect = await Clocked.RunAsync(setting.Runs, () => ConnectAsync(database));
        var warm = await Clocked.RunAsync(setting.Runs, () => TickAsync(setting, database));
        var ratio = warm.Median / (connect.Median + (trips * trip.Median));
        var whole = await WholeAsync(setting, database);
        return
        [
            new("one round trip (a bead read by its id)", trip.Text()),
            new("connecting, with what the driver asks then", connect.Text()),
            new(
                $"dispatch tick in a warm process, the agent answers at once: against connecting and its {trips} round trips",
                $"{warm.Text()}, {Clocked.Figure(ratio)}×"
            ),
            new("dispatch tick: wall of the whole process", whole.Text()),
        ];
    }

    // BEGIN takes two: the driver sets the isolation level first.
    private static int AfterConnecting(LoggedConnection connection) =>
        connection.Statements.Count
        + connection.Brackets.Count
        + connection.DriversOwn.Count(sql => sql.Contains("ISOLATION", StringComparison.OrdinalIgnoreCase));

    private static async Task ConnectAsync(TestDatabase database)
    {
        await using var connection = await database.Server.OpenAsync(database.Name);
    }

    private static async Task<Clocked> RoundTripAsync(TestDatabase database)
    {
        await using var connection = await database.Server.OpenAsync(database.Name);
        return await Clocked.RunAsync(
            500,
            () =>
            {
                connection.Query<string>("select status from issues where id = @id", new { id = "bd-0" });
                return Task.CompletedTask;
            }
        );
    }

    // One bead is ready whenever a tick begins.
    private static async Task TickAsync(Setting setting, TestDatabase database)
    {
        var environment = setting.Environment(database);
        await ReadyAsync(database);
        var surroundings = new ProcessEnvironment
        {
            Environment = name => environment.GetValueOrDefault(name),
            Folder = "/",
            Out = TextWriter.Null,
            Error = TextWriter.Null,
        };
        var code = await CommandHost.RunAsync(
            DispatcherProgram.Executable,
            ["--log-level", "none"],
            surroundings,
            (parts, _) => parts with { OtherAgent = new InstantAgent() }
        );
        if (code != 0)
        {
            throw new InvalidOperationException($"the tick ended with {code}");
        }
    }

    private static async Task<Clocked> WholeAsync(Setting setting, TestDatabase database)
    {
        var tick = setting.Program("beads-dispatcher", database);
        var walls = new List<double>();
        for (var i = 0; i < setting.Runs; i++)
        {
            await ReadyAsync(database);
            walls.Add(await Clocked.OnceAsync(tick.RunAsync));
        }
        return new Clocked(walls);
    }

    private static Task<int> ReadyAsync(TestDatabase database) =>
        database.ExecuteAsync(
            "delete from automation_attempts; update issues set status = 'open', notes = '', row_lock = row_lock + 1"
        );
}
