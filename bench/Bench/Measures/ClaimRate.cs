using BeadsAutomation.Bench.Report;
using BeadsAutomation.Bench.Running;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Hosting;
using BeadsAutomation.Ledger;
using BeadsAutomation.Store;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;
using Dapper;

namespace BeadsAutomation.Bench.Measures;

/// <summary>How many claims a second 32 racers make, each on a connection of its own, beside the server's own rate of UPDATE and COMMIT.</summary>
internal static class ClaimRate
{
    private const int Racers = 32;
    private const int Each = 40;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(Setting setting)
    {
        await using var database = await TestDatabase.CreateAsync(setting.Server, 66);
        await database.MakeLedgerAsync();
        for (var i = 0; i < Racers * Each; i++)
        {
            await database.InsertBeadAsync(new BeadRow(Id(i / Each, i % Each)));
        }
        var plain = await RateAsync(racer => UpdatesAsync(database, racer));
        var claims = await RateAsync(racer => ClaimsAsync(database, racer));
        return
        [
            new("the server's own UPDATE and COMMIT, 32 connections", $"{Clocked.Figure(plain)}/s"),
            new("claims, 32 racers", $"{Clocked.Figure(claims)}/s, {claims / plain:P0} of it", "", "50 % of it"),
        ];
    }

    private static async Task<double> RateAsync(Func<int, Task> racer)
    {
        var took = await Clocked.OnceAsync(() =>
            Task.WhenAll(Enumerable.Range(0, Racers).Select(r => Task.Run(() => racer(r))))
        );
        return Racers * Each / (took / 1000);
    }

    private static async Task UpdatesAsync(TestDatabase database, int racer)
    {
        await using var connection = await database.Server.OpenAsync(database.Name);
        for (var i = 0; i < Each; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            connection.Execute(
                "update issues set notes = 'seen', row_lock = row_lock + 1 where id = @id",
                new { id = Id(racer, i) },
                transaction
            );
            await transaction.CommitAsync();
        }
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
            var claim = ClaimTransition.For(new Candidate(waiting, []), key, "beadboard", queue.Now);
            if (await store.ApplyAsync(claim, CancellationToken.None) != WriteResult.Applied)
            {
                throw new InvalidOperationException($"{waiting.Bead.Id} was not claimed");
            }
        }
    }

    private static string Id(int racer, int bead) => $"bd-{racer}-{bead}";
}
