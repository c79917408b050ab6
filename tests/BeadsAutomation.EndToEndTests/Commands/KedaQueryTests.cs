using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Commands;

/// <summary>What the dispatcher prints for a scaler, asked as the scaler asks it.</summary>
public sealed class KedaQueryTests
{
    [Fact]
    public async Task The_number_follows_a_bead_through_its_life()
    {
        await using var world = await World.CreateAsync();
        await CloseWindowAsync(world);
        (await AskAsync(world)).ShouldBe(0);
        await world.PutAsync(new BeadRow("bd-1"));
        (await AskAsync(world)).ShouldBe(1);

        world.Agent.Dispatch = AgentReply.Of(502, """{"error":"Queue full"}""");
        await world.TickAsync();
        (await world.HoldAsync())!.Until.ShouldNotBeNull();
        (await AskAsync(world)).ShouldBe(0);

        await world.Database.ExecuteAsync("delete from automation_state where name = 'hold'");
        (await AskAsync(world)).ShouldBe(1);

        world.Agent.Dispatch = AgentReply.Accepted("0123456789ab");
        (await world.TickAsync()).With(0);
        (await AskAsync(world)).ShouldBe(0);

        await world.Database.ExecuteAsync("update issues set status = 'closed'");
        (await AskAsync(world)).ShouldBe(1);
        (await world.SweepAsync()).With(0);
        (await AskAsync(world)).ShouldBe(0);
    }

    [Fact]
    public async Task Before_the_first_claim_it_says_that_it_has_to_be_printed_again()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        var before = await world.ContentsAsync();

        var printed = (await world.TickAsync("keda-query")).With(0);

        printed.Error.ShouldContain("print the query again after the first write");
        printed.OutLines[0].ShouldContain("before the first write");
        (await world.ContentsAsync()).ShouldBe(before);
        (await world.TickAsync()).With(0);
        printed = (await world.TickAsync("keda-query")).With(0);
        printed.Error.ShouldNotContain("print the query again");
        printed.OutLines[0].ShouldContain("with ledger");
    }

    /// <summary>When it differs: print it with the default settings on schema 66, after a first claim, and put it there.</summary>
    [Fact]
    public async Task The_example_of_the_terraform_module_is_what_is_printed()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);

        var printed = (await world.TickAsync("keda-query")).With(0);

        var example = Path.Combine(AppContext.BaseDirectory, "terraform", "examples", "keda-query.sql");
        WithoutHead(await File.ReadAllTextAsync(example)).ShouldBe(WithoutHead(printed.Out));
    }

    [Fact]
    public async Task Json_carries_the_same_query()
    {
        await using var world = await World.CreateAsync();

        var report = Json.Of((await world.TickAsync("keda-query", "--output", "json")).With(0));

        report.GetProperty("command").GetString().ShouldBe("keda-query");
        report.GetProperty("exit_code").GetInt32().ShouldBe(0);
        report.GetProperty("query").GetString().ShouldBe((await world.TickAsync("keda-query")).Out.TrimEnd());
    }

    [Fact]
    public async Task A_file_cannot_be_asked()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_STORE"] = "jsonl";
        world.Environment["BEADS_FILE"] = "/nowhere/issues.jsonl";

        var ended = (await world.TickAsync("keda-query")).With(2);

        ended.Out.ShouldBeEmpty();
        ended.Error.ShouldContain("keda-query is for a database server");
    }

    [Fact]
    public async Task What_cannot_be_run_here_is_not_printed()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        world.As(await world.Database.CreateUserAsync("select", "issues", "schema_migrations", "metadata"));

        var ended = (await world.TickAsync("keda-query")).With(3);

        ended.Out.ShouldBeEmpty();
        ended.Error.ShouldContain("GRANT");
    }

    /// <summary>By a sweep interval whose first minute is not now.</summary>
    private static async Task CloseWindowAsync(World world)
    {
        var now = await world.Database.ScalarAsync<long>("select unix_timestamp()");
        var interval = Enumerable.Range(2000, 2000).First(n => now % n > 60 && now % n < n - 600);
        world.Environment["BEADS_SWEEP_INTERVAL"] = string.Create(CultureInfo.InvariantCulture, $"{interval}s");
    }

    private static async Task<long> AskAsync(World world) =>
        await world.Database.ScalarAsync<long>((await world.TickAsync("keda-query")).With(0).Out);

    /// <summary>The first line names version and settings.</summary>
    private static string WithoutHead(string query) => query[(query.IndexOf('\n') + 1)..].TrimEnd();
}
