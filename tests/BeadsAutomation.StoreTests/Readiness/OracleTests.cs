using System.Text.Json;
using BeadsAutomation.StoreTests.Scaler;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Readiness;

/// <summary>What <c>bd ready</c> answered on databases that bd itself filled, one for each schema version: see <c>Oracles/</c>.</summary>
public abstract class OracleTests
{
    protected abstract Task<TestServer> FindServerAsync();

    public static TheoryData<int, string> Recordings =>
        new(from version in (int[])[32, 49, 53, 66] from set in (string[])["designed", "random"] select (version, set));

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Ready_is_what_bd_answered_less_what_only_we_refuse(int version, string set)
    {
        await using var database = await LoadAsync(version, set);
        var refused = await database.QueryAsync("select id from wisps");
        var criteria = await database.QueryAsync("select id, acceptance_criteria as text from issues");
        var blank = criteria
            .Where(row => string.IsNullOrWhiteSpace((string?)row["text"]))
            .Concat(refused)
            .Select(row => (string)row["id"]!);

        var queue = await ReadQueueAsync(database);

        queue
            .Waiting.Where(w => w.Readiness.Obstacle() is null)
            .Select(w => w.Bead.Id)
            .ShouldBe(ReadyForAgent(version, set).Except(blank, StringComparer.Ordinal), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_scaler_counts_all_that_is_ready(int version, string set)
    {
        await using var database = await LoadAsync(version, set);
        var queue = await ReadQueueAsync(database);
        var ready = queue.Waiting.Count(w => w.Readiness.Obstacle() is null);
        var options = await Scaled.OutsideWindowAsync(database, new BeadsOptions());

        (await Scaled.AskAsync(database, options, withLedger: false)).ShouldBe(ready);
        ready.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Every_open_bead_of_the_sentinel_is_there_once(int version, string set)
    {
        await using var database = await LoadAsync(version, set);
        var open = await database.QueryAsync(
            """
            select id from issues where status = 'open' and assignee = 'agent'
            union select id from wisps where status = 'open' and assignee = 'agent'
            """
        );

        var queue = await ReadQueueAsync(database);

        queue.Waiting.Select(w => w.Bead.Id).ShouldBe(open.Select(row => (string)row["id"]!), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task The_order_is_that_of_the_stored_priority_creation_and_id(int version, string set)
    {
        await using var database = await LoadAsync(version, set);
        var stored = await database.QueryAsync(
            """
            select id from issues where status = 'open' and assignee = 'agent' and id not in (select id from wisps)
            order by priority, created_at, id
            """
        );

        var queue = await ReadQueueAsync(database);

        queue
            .Waiting.Where(w => !w.Readiness.LivesInWisps)
            .OrderBy(w => w.Priority)
            .ThenBy(w => w.CreatedAt)
            .ThenBy(w => w.Bead.Id, StringComparer.Ordinal)
            .Select(w => w.Bead.Id)
            .ShouldBe(stored.Select(row => (string)row["id"]!));
    }

    private async Task<TestDatabase> LoadAsync(int version, string set)
    {
        var database = await TestDatabase.CreateAsync(await FindServerAsync(), version);
        await database.ExecuteAsync("delete from schema_migrations");
        await database.ExecuteAsync(await File.ReadAllTextAsync(PathOf(version, set, "sql")));
        await database.ExecuteAsync("set foreign_key_checks = 1");
        return database;
    }

    private static async Task<QueueSnapshot> ReadQueueAsync(TestDatabase database)
    {
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());
        return await store.ReadQueueAsync(CancellationToken.None);
    }

    private static IEnumerable<string> ReadyForAgent(int version, string set)
    {
        using var answers = JsonDocument.Parse(File.ReadAllText(PathOf(version, set, "json")));
        return [.. answers.RootElement.GetProperty("ready_for_agent").EnumerateArray().Select(id => id.GetString()!)];
    }

    private static string PathOf(int version, string set, string extension) =>
        Path.Combine(AppContext.BaseDirectory, "Oracles", $"v{version}", $"{set}.{extension}");
}
