using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>What one question costs where nothing is to do, in rows that the server reads.</summary>
public sealed class ScalerCostTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task An_idle_store_costs_the_same_whatever_it_holds(int version)
    {
        var server = await TestServer.GetAsync();
        Assert.SkipUnless(server.Flavour == Flavour.MariaDb, "the rows are counted, and made, by MariaDB");
        await using var database = await TestDatabase.CreateAsync(server, version);
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());
        await store.WriteStateAsync("made", "ledger", CancellationToken.None);

        await FillAsync(database, 1, 1_000);
        var few = await ReadsAsync(database);
        await FillAsync(database, 1_001, Effort.Of(20_000, 100_000));
        var many = await ReadsAsync(database);

        many.ShouldBe(few);
        many.ShouldBeLessThan(20);
    }

    /// <summary>Beads of the sentinel that are closed, with two attempts each.</summary>
    private static async Task FillAsync(TestDatabase database, int from, int to)
    {
        await database.ExecuteAsync(
            $"""
            insert into issues (id, title, description, design, acceptance_criteria, notes, status, priority, issue_type, assignee)
            select concat('bd-', seq), 'a bead', '', '', 'done', '', 'closed', 2, 'task', 'agent' from seq_{from}_to_{to}
            """
        );
        await database.ExecuteAsync(
            $"""
            insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, status_left, open_at_answer, claimed_at, changed_at)
            select concat('bd-', s.seq), n.seq, 't', 'beadboard', 'tests', 'settled', 0, 'closed', 0, utc_timestamp(6), utc_timestamp(6)
            from seq_{from}_to_{to} s join seq_1_to_2 n
            """
        );
        await database.ExecuteAsync("analyze table issues, automation_attempts");
    }

    private static async Task<long> ReadsAsync(TestDatabase database)
    {
        // The first question also opens the tables.
        await Scaled.AskAsync(database, new BeadsOptions());
        await database.ExecuteAsync("flush status");
        (await Scaled.AskAsync(database, new BeadsOptions())).ShouldBe(0);
        var counters = await database.QueryAsync("show session status like 'Handler_read%'");
        return counters.Sum(c => long.Parse((string)c["value"]!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
