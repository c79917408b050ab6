using System.Globalization;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>A database of its own, an agent of its own, and the programs pointed at both.</summary>
internal sealed class World : IAsyncDisposable
{
    private World(TestDatabase database, AgentDouble agent)
    {
        (Database, Agent) = (database, agent);
        As(database.Server.Address);
        Environment["BEADS_DOLT_SERVER_DATABASE"] = database.Name;
        Environment["BEADBOARD_URL"] = agent.BeadBoardUrl.ToString();
    }

    public TestDatabase Database { get; }

    public AgentDouble Agent { get; }

    /// <summary>What the programs are given.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <param name="withService">The agent service's own URL is configured beside BeadBoard's.</param>
    /// <param name="schema">bd's schema version.</param>
    /// <param name="server">Where its database is; by default the server of all tests.</param>
    public static async Task<World> CreateAsync(bool withService = false, int schema = 66, TestServer? server = null)
    {
        var database = await TestDatabase.CreateAsync(server ?? await TestServer.GetAsync(), schema);
        var world = new World(database, await AgentDouble.StartAsync(withService));
        if (withService)
        {
            world.Environment["AGENT_SERVICE_URL"] = world.Agent.ServiceUrl.ToString();
        }
        return world;
    }

    /// <summary>From now on the programs come as this user.</summary>
    public void As(ServerAddress user)
    {
        Environment["BEADS_DOLT_SERVER_HOST"] = user.Host;
        Environment["BEADS_DOLT_SERVER_PORT"] = user.Port.ToString(CultureInfo.InvariantCulture);
        Environment["BEADS_DOLT_SERVER_USER"] = user.User;
        Environment["BEADS_DOLT_PASSWORD"] = user.Password;
    }

    public async Task<Ended> TickAsync(params string[] arguments) => await RunAsync(Product.Dispatcher, arguments);

    public async Task<Ended> SweepAsync(params string[] arguments) => await RunAsync(Product.Reaper, arguments);

    public Task<Product> StartTickAsync(params string[] arguments) =>
        Product.StartAsync(Product.Dispatcher, Environment, arguments);

    public Task<Product> StartSweepAsync(params string[] arguments) =>
        Product.StartAsync(Product.Reaper, Environment, arguments);

    public Task PutAsync(params BeadRow[] beads) => PutAllAsync(beads);

    /// <summary>The bead's status, and whose it is when it is not the sentinel's.</summary>
    public async Task<string> StatusAsync(string beadId)
    {
        var bead = await Database.ReadBeadAsync(beadId);
        return bead["assignee"] is "agent" ? $"{bead["status"]}" : $"{bead["status"]}, {bead["assignee"]}";
    }

    /// <summary>The lines of the bead's notes.</summary>
    public async Task<IReadOnlyList<string>> NotesAsync(string beadId) =>
        ((string?)(await Database.ReadBeadAsync(beadId))["notes"] ?? "").Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );

    /// <summary>The bead's rows of the ledger in one line each: <c>1 settled rejected counted job=…</c>.</summary>
    public async Task<IReadOnlyList<string>> LedgerAsync(string beadId) =>
        [
            .. (
                await Database.QueryAsync(
                    "select * from automation_attempts where bead_id = @beadId order by attempt",
                    new { beadId }
                )
            ).Select(Line),
        ];

    /// <summary>The stored hold.</summary>
    public async Task<Hold?> HoldAsync() =>
        HoldJson.Read(await Database.ScalarAsync<string>("select value from automation_state where name = 'hold'"));

    /// <summary>Every row of every table.</summary>
    public async Task<IReadOnlyList<string>> ContentsAsync()
    {
        var contents = new List<string>();
        var tables = await Database.QueryAsync(
            "select table_name as name from information_schema.tables where table_schema = @Name order by 1",
            new { Database.Name }
        );
        foreach (var table in tables.Select(t => t["name"]))
        {
            var rows = await Database.QueryAsync($"select * from `{table}`");
            contents.AddRange(rows.Select(row => $"{table}: {string.Join(", ", row)}").Order(StringComparer.Ordinal));
        }
        return contents;
    }

    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task<Ended> RunAsync(string program, string[] arguments)
    {
        await using var product = await Product.StartAsync(program, Environment, arguments);
        return await product.EndAsync();
    }

    private async Task PutAllAsync(BeadRow[] beads)
    {
        foreach (var bead in beads)
        {
            await Database.InsertBeadAsync(bead);
        }
    }

    private static string Line(IReadOnlyDictionary<string, object?> row) =>
        string.Join(
            ' ',
            new[]
            {
                $"{row["attempt"]} {row["state"]}",
                row["outcome"] as string,
                row["counted"] is 1L ? "counted" : null,
                row["job_id"] is string job ? $"job={job}" : null,
            }.OfType<string>()
        );
}
