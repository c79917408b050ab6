using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>A ledger that another version, a restored backup or a hand has written to.</summary>
public sealed class StrangeLedgerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(32);

    [Fact]
    public async Task A_state_that_nobody_knows_counts_as_unknown()
    {
        await using var world = await PreparedAsync("in_progress");
        await AddAttemptAsync(world, 1, "teleported");
        (await world.SweepHereAsync()).With(0);
        (await world.StatusAsync("code-1")).ShouldBe("in_progress");
        await world.Database.ExecuteAsync("update issues set status = 'open' where id = 'code-1'");
        (await world.TickHereAsync("--dry-run")).With(0).Out.ShouldContain("code-1: in_flight");
        await world.Database.ExecuteAsync("update issues set status = 'in_progress' where id = 'code-1'");

        await world.PassAsync(Long);
        (await world.SweepHereAsync()).With(0);

        (await world.StatusAsync("code-1")).ShouldBe("blocked");
        (await world.LedgerAsync("code-1")).ShouldBe(["1 settled stale"]);
    }

    [Fact]
    public async Task An_outcome_that_nobody_knows_and_numbers_with_gaps_are_no_obstacle()
    {
        await using var world = await PreparedAsync("open");
        await AddAttemptAsync(world, 3, "settled", "outcome = 'vanished', status_left = 'open', counted = 1");
        await AddAttemptAsync(world, 7, "settled", "outcome = null, status_left = 'open', counted = 1");

        (await world.TickHereAsync()).With(0);

        (await world.LedgerAsync("code-1"))[^1].ShouldStartWith("8 dispatched");
        (await world.SweepHereAsync()).With(0);
    }

    [Fact]
    public async Task Two_unsettled_attempts_of_one_bead_are_settled_one_after_the_other()
    {
        await using var world = await PreparedAsync("in_progress");
        await AddAttemptAsync(world, 1, "dispatched");
        await AddAttemptAsync(world, 2, "unknown");
        await world.PassAsync(Long);

        (await world.SweepHereAsync()).With(0);
        (await world.SweepHereAsync()).With(0);

        (await world.StatusAsync("code-1")).ShouldBe("blocked");
        (await world.LedgerAsync("code-1")).ShouldAllBe(row => row.Contains("settled"));
        (await world.NotesAsync("code-1")).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("claimed")]
    [InlineData("posting")]
    [InlineData("refused")]
    [InlineData("dispatched")]
    [InlineData("unknown")]
    [InlineData("settled")]
    [InlineData("")]
    public async Task Cells_that_are_null_or_zero_lose_nothing(string state)
    {
        await using var world = await PreparedAsync("in_progress");
        await world.Database.ExecuteAsync(
            """
            set sql_mode = '';
            alter table automation_attempts modify claimed_at datetime(6), modify counted tinyint, modify agent varchar(64),
              modify worker varchar(255), modify open_at_answer tinyint, modify changed_at datetime(6)
            """
        );
        await AddAttemptAsync(
            world,
            1,
            state,
            "claimed_at = null, counted = null, agent = null, worker = null, open_at_answer = null, posted_at = 0"
        );

        await world.PassAsync(Long);
        (await world.SweepHereAsync()).With(0);
        (await world.TickHereAsync()).With(0);

        (await world.StatusAsync("code-1")).ShouldBe(state is "claimed" or "refused" ? "in_progress" : "blocked");
        world.Agent.PostsOf("code-1").ShouldBe(state is "claimed" or "refused" ? 1 : 0);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"until":"soon"}""")]
    [InlineData("""{"until":17,"doublings":"x"}""")]
    [InlineData("""{"began":"2026-01-01T00:00:00Z","doublings":2147483647,"cause":null}""")]
    [InlineData("""{"until":"0001-01-01T00:00:00","doublings":-2147483648}""")]
    public async Task A_hold_that_cannot_be_read_is_no_hold(string value)
    {
        await using var world = await PreparedAsync("open");
        await world.Database.ExecuteAsync(
            "replace into automation_state (name, value, updated_at) values ('hold', @value, now())",
            new { value }
        );
        world.Agent.Status = Testing.Http.AgentReply.Of(503, "");
        (await world.TickHereAsync()).With(4);
        var hold = (await world.HoldAsync())!;
        (hold.Until - await world.Database.NowAsync())!.Value.ShouldBeInRange(
            TimeSpan.FromSeconds(90),
            TimeSpan.FromMinutes(61)
        );
        hold.Doublings.ShouldBePositive();
    }

    [Fact]
    public async Task A_column_that_a_later_version_added_is_left_alone()
    {
        await using var world = await PreparedAsync("open");
        await world.Database.ExecuteAsync(
            "alter table automation_attempts add column colour varchar(10) not null default 'red'; alter table automation_state add column colour int"
        );

        (await world.TickHereAsync()).With(0);
        await world.PassAsync(Long);
        (await world.SweepHereAsync()).With(0);

        (await world.StatusAsync("code-1")).ShouldBe("blocked");
    }

    [Theory]
    [InlineData("automation_attempts", "open_at_answer")]
    [InlineData("automation_attempts", "worker")]
    public async Task A_column_that_the_ledger_lacks_is_named(string table, string column)
    {
        await using var world = await PreparedAsync("open");
        await world.Database.ExecuteAsync($"alter table {table} drop column {column}");
        var requests = world.Agent.Requests.Count;

        (await world.TickHereAsync("--output", "json")).Refuses(3, $"column {table}.{column}").TellsTheSameInJson();

        world.Agent.Requests.Count.ShouldBe(requests);
        (await world.StatusAsync("code-1")).ShouldBe("open");
    }

    [Fact]
    public async Task A_ledger_of_which_one_table_is_gone_gets_it_again()
    {
        await using var world = await PreparedAsync("open");
        await world.Database.ExecuteAsync("drop table automation_state");

        world.Agent.Dispatch = Testing.Http.AgentReply.Of(401, "");
        (await world.TickHereAsync()).With(4);

        (await world.HoldAsync()).ShouldNotBeNull();
        (await world.LedgerAsync("code-0")).ShouldNotBeEmpty();
    }

    /// <summary>The ledger is there, and one bead without a row in it.</summary>
    private static async Task<World> PreparedAsync(string status)
    {
        var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("code-0"));
        (await world.TickHereAsync()).With(0);
        await world.PutAsync(new BeadRow("code-1") { Status = status, UpdatedAt = await world.Database.NowAsync() });
        return world;
    }

    private static Task<int> AddAttemptAsync(World world, int number, string state, string more = "counted = 0") =>
        world.Database.ExecuteAsync(
            $"""
            insert into automation_attempts set bead_id = 'code-1', attempt = {number}, token = 'token-{number}', agent = 'beadboard',
              worker = 'tests', state = '{state}', counted = 0, open_at_answer = 0, claimed_at = utc_timestamp(6),
              changed_at = utc_timestamp(6);
            update automation_attempts set {more} where bead_id = 'code-1' and attempt = {number}
            """
        );
}
