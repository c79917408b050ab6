using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Idle;

/// <summary>What a tick costs the database, by the server's own log.</summary>
public sealed class IdleTests(ITestOutputHelper output)
{
    private const string Rights = "select, insert, update, delete, create";
    private const int IdleStatements = 3;
    private const int DispatchingStatements = 24;

    private static readonly string[] Writes =
    [
        "insert",
        "update",
        "delete",
        "replace",
        "create",
        "alter",
        "drop",
        "call",
        "set",
    ];

    public static TheoryData<string, bool> Queues()
    {
        var queues = new TheoryData<string, bool>();
        foreach (var queue in new[] { "empty", "blocked only", "blank acceptance" })
        {
            queues.Add(queue, false);
            queues.Add(queue, true);
        }
        return queues;
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task An_idle_tick_is_one_connection_and_three_statements(string queue, bool ledgerExists)
    {
        await using var world = await IdleWorldAsync(queue, ledgerExists);
        var user = await world.Database.CreateUserAsync(Rights);
        world.As(user);
        await using var log = await StatementLog.StartAsync(world.Database.Server);

        (await world.TickAsync()).With(0).OutLines[0].ShouldStartWith("no eligible beads");

        var connection = (await log.ReadAsync(user.User)).ShouldHaveSingleItem();
        Print(connection);
        connection.Statements.Count.ShouldBeInRange(1, IdleStatements);
        connection.Statements.ShouldAllBe(sql => !IsWrite(sql));
    }

    [Fact]
    public async Task A_hundred_idle_ticks_write_nothing_and_ask_nobody()
    {
        await using var world = await IdleWorldAsync("blocked only", ledgerExists: true);
        var user = await world.Database.CreateUserAsync(Rights);
        world.As(user);
        var requests = world.Agent.Requests.Count;
        var before = await world.ContentsAsync();
        await using var log = await StatementLog.StartAsync(world.Database.Server);

        for (var tick = 0; tick < 100; tick++)
        {
            (await InProcess.TickAsync(world)).ShouldBe(0);
        }

        var connections = await log.ReadAsync(user.User);
        connections.Count.ShouldBe(100);
        connections.SelectMany(c => c.Statements).ShouldAllBe(sql => !IsWrite(sql));
        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task A_dispatching_tick_is_one_connection()
    {
        await using var world = await IdleWorldAsync("empty", ledgerExists: true);
        await world.PutAsync(new BeadRow("bd-1"));
        var user = await world.Database.CreateUserAsync(Rights);
        world.As(user);
        await using var log = await StatementLog.StartAsync(world.Database.Server);

        (await world.TickAsync()).With(0).Out.ShouldContain("dispatched bd-1");

        var connection = (await log.ReadAsync(user.User)).ShouldHaveSingleItem();
        Print(connection);
        connection.Statements.Count.ShouldBeLessThanOrEqualTo(DispatchingStatements);
        connection.Statements.ShouldContain(sql => IsWrite(sql));
    }

    private static async Task<World> IdleWorldAsync(string queue, bool ledgerExists)
    {
        var world = await World.CreateAsync();
        Assert.SkipWhen(world.Database.Server.Flavour == Flavour.Dolt, "Dolt has no general log.");
        if (ledgerExists)
        {
            await world.PutAsync(new BeadRow("done"));
            (await world.TickAsync()).With(0);
            await world.Database.ExecuteAsync("update issues set status = 'closed'");
            (await world.SweepAsync()).With(0);
        }
        if (queue == "blocked only")
        {
            await world.PutAsync(new BeadRow("bd-1"), new BeadRow("blocker") { Assignee = "someone" });
            await world.Database.InsertDependencyAsync(new DependencyRow("bd-1", "blocker"));
        }
        if (queue == "blank acceptance")
        {
            await world.PutAsync(new BeadRow("bd-1") { AcceptanceCriteria = " \n\t " });
        }
        return world;
    }

    internal static bool IsWrite(string sql) =>
        Writes.Contains(sql.Split(' ', '\n')[0], StringComparer.OrdinalIgnoreCase);

    private void Print(LoggedConnection connection)
    {
        output.WriteLine($"{connection.Statements.Count} statements of ours:");
        foreach (var sql in connection.Statements)
        {
            output.WriteLine("  " + string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
        output.WriteLine($"the driver's own: {string.Join("; ", connection.DriversOwn)}");
        output.WriteLine($"brackets: {string.Join("; ", connection.Brackets)}");
    }
}
