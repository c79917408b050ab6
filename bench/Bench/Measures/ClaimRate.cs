using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Testing.Servers;
using Dapper;

namespace BeadsAutomation.Bench.Measures;

/// <summary>How many claims a second eight dispatchers make, each on a connection of its own, beside the server's own rate of the same statements.</summary>
internal static class ClaimRate
{
    private const int Racers = 8;
    private const int Each = 100;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        for (var i = 0; i < Racers * Each; i++)
        {
            await database.InsertBeadAsync(new Testing.BeadRow(Id(i / Each, i % Each)));
        }
        var plain = await RateAsync(racer => StatementsAsync(database, racer));
        var claims = await RateAsync(racer => ClaimsAsync(database, racer));
        return
        [
            new($"the statements of a claim by themselves, {Racers} connections", $"{Clocked.Figure(plain)}/s"),
            new(
                $"claims, {Racers} dispatchers",
                $"{Clocked.Figure(claims)}/s, {claims / plain:P0} of it",
                "≥ 25 % of it",
                "50 %",
                claims >= plain / 4
            ),
        ];
    }

    private static async Task<double> RateAsync(Func<int, Task> racer)
    {
        var took = await Clocked.OnceAsync(() =>
            Task.WhenAll(Enumerable.Range(0, Racers).Select(r => Task.Run(() => racer(r))))
        );
        return Racers * Each / (took / 1000);
    }

    // What a claim sends, with nothing between the statements.
    private static async Task StatementsAsync(TestDatabase database, int racer)
    {
        await using var connection = await database.Server.OpenAsync(database.Name);
        string[] parts = ["row_lock", "leases"];
        string[] names =
        [
            "attempts-of-bead",
            "bead-update",
            "bead-written",
            "attempt-claim",
            "event-insert",
            "lease-delete",
        ];
        var statements = names.Select(name => SqlText.Of(name, parts).Text).ToList();
        for (var i = 0; i < Each; i++)
        {
            var id = Id(racer, i);
            var seen = connection.QuerySingle<(DateTime UpdatedAt, long RowLock)>(
                "select updated_at, row_lock from issues where id = @id",
                new { id }
            );
            var values = new
            {
                id,
                number = 1,
                token = $"t{racer}-{i}",
                agent = "beadboard",
                worker = "bench",
                beadUpdatedAt = (string?)null,
                status = "open",
                assignee = "agent",
                updatedAt = seen.UpdatedAt,
                rowLock = seen.RowLock,
                newStatus = "in_progress",
                note = "bench",
                newline = "\n",
                notesBytes = 65_535,
                newRowLock = racer + i + 1,
                eventId = new Entropy().NewEventId(),
                eventType = "status_changed",
                actor = "bench",
                oldValue = "{}",
                newValue = "{}",
            };
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var statement in statements)
            {
                await connection.ExecuteAsync(statement, values, transaction);
            }
            await transaction.CommitAsync();
        }
        await connection.ExecuteAsync(
            "delete from automation_attempts where token like @mine",
            new { mine = $"t{racer}-%" }
        );
        await connection.ExecuteAsync(
            "update issues set status = 'open', notes = '' where id like @mine",
            new { mine = $"bd-{racer}-%" }
        );
    }

    private static async Task ClaimsAsync(TestDatabase database, int racer)
    {
        var entropy = new Entropy();
        await using var store = Stores.Open(database);
        var queue = await store.ReadQueueAsync(CancellationToken.None);
        foreach (
            var waiting in queue.Waiting.Where(w => w.Bead.Id.StartsWith($"bd-{racer}-", StringComparison.Ordinal))
        )
        {
            var key = new AttemptKey(waiting.Bead.Id, 1, entropy.NewToken());
            var claim = SendTransitions.Claim(new Candidate(waiting, []), key, "beadboard", queue.Now);
            if (await store.ApplyAsync(claim, CancellationToken.None) != WriteResult.Applied)
            {
                throw new InvalidOperationException($"{waiting.Bead.Id} was not claimed");
            }
        }
    }

    private static string Id(int racer, int bead) => $"bd-{racer}-{bead}";
}
