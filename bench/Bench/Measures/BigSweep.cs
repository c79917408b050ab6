using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Bench.Stock;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>A sweep over many claims of which some are stale, as a whole process; the service is not asked.</summary>
internal static class BigSweep
{
    private const int Claims = 10_000;
    private const int Stale = 100;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        await database.AddAsync(1, Claims, new StockShape());
        var user = await database.CreateUserAsync("select, insert, update, delete, create");
        var walls = new List<double>();
        var reads = 0;
        for (var i = 0; i < 5; i++)
        {
            await ClaimAllAsync(database);
            walls.Add(await Clocked.OnceAsync(() => SweepAsync(setting, database, user)));
            await CheckAsync(database);
        }
        await ClaimAllAsync(database);
        await using (var log = await StatementLog.StartAsync(setting.Server))
        {
            await SweepAsync(setting, database, user);
            var connections = await log.ReadAsync(user.User);
            reads = connections
                .SelectMany(c => c.Statements)
                .Count(sql => sql.Contains("last_comment", StringComparison.Ordinal));
        }
        var wall = new Clocked(walls);
        return
        [
            new(
                $"sweep over {Claims:#,##0} claims, {Stale} stale: wall of the whole process, reads of all claims",
                $"{wall.Text()}, {reads}",
                "≤ 2 s, 1",
                "",
                wall.Median <= 2000 && reads == 1
            ),
        ];
    }

    private static Task SweepAsync(Setting setting, TestDatabase database, ServerAddress user) =>
        setting.Program("beads-reaper", database, user, "--allow-mass-reap").RunAsync();

    private static async Task ClaimAllAsync(TestDatabase database)
    {
        await database.ExecuteAsync("delete from automation_attempts");
        await database.ExecuteAsync(
            "update issues set status = 'in_progress', assignee = 'agent', notes = '', updated_at = utc_timestamp() - interval 5 minute"
        );
        await database.ExecuteAsync(
            "update issues set updated_at = utc_timestamp() - interval 45 minute order by id limit @Stale",
            new { Stale }
        );
        await database.ExecuteAsync(
            """
            insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, open_at_answer, job_id, claimed_at, posted_at, answered_at, bead_updated_at, changed_at)
            select id, 1, uuid(), 'beadboard', 'bench', 'dispatched', 0, 0, 'job', updated_at, updated_at, updated_at, updated_at, updated_at from issues
            """
        );
        await database.ExecuteAsync("analyze table issues, automation_attempts");
    }

    private static async Task CheckAsync(TestDatabase database)
    {
        var blocked = await database.ScalarAsync<long>("select count(*) from issues where status = 'blocked'");
        if (blocked != Stale)
        {
            throw new InvalidOperationException($"{blocked} beads were reaped, and {Stale} are stale");
        }
    }
}
