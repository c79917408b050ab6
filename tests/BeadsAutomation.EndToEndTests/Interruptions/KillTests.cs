using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary>The dispatcher dies as by <c>kill -9</c> between two effects; what it left says that it was there, and the next runs recover.</summary>
public sealed class KillTests
{
    private const int Killed = 137;

    [Fact]
    public async Task Killed_after_the_claim_the_bead_is_a_ghost_and_is_sent_once()
    {
        await using var world = await KilledAtAsync("claim_committed");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 claimed"]);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        world.Agent.PostCount.ShouldBe(0);

        (await world.TickAsync()).With(0);
        (await world.SweepAsync()).With(0).Out.ShouldContain("keeping bd-1");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 claimed"]);
        await world.PassAsync(TimeSpan.FromMinutes(5));
        (await world.SweepAsync()).With(0).Out.ShouldContain("put back bd-1");

        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.NotesAsync("bd-1")).Count.ShouldBe(2);
        (await world.TickAsync()).With(0);
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled ghost counted", $"2 dispatched job={FirstJob}"]);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("posting_committed", 0)]
    [InlineData("answer_read", 1)]
    public async Task Killed_while_it_cannot_be_known_whether_an_agent_started_the_bead_goes_to_a_human(
        string point,
        int posts
    )
    {
        await using var world = await KilledAtAsync(point);
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 posting"]);
        world.Agent.PostCount.ShouldBe(posts);

        (await world.TickAsync("tick", "--sweep")).With(0);
        await world.PassAsync(TimeSpan.FromMinutes(30));
        (await world.TickAsync("tick", "--sweep")).With(0);
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 posting"]);
        await world.PassAsync(TimeSpan.FromMinutes(1));
        (await world.TickAsync("tick", "--sweep")).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled stale"]);
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        world.Agent.PostCount.ShouldBe(posts);
    }

    [Fact]
    public async Task Killed_after_the_answer_was_recorded_the_job_is_known_and_followed()
    {
        await using var world = await KilledAtAsync("answer_recorded");
        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 dispatched job={FirstJob}"]);
        (await world.NotesAsync("bd-1")).Count.ShouldBe(1);

        await world.PassAsync(TimeSpan.FromMinutes(40));
        (await world.TickAsync("tick", "--sweep")).With(0);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        world.Agent.Jobs[FirstJob] = AgentReply.Job("completed", 0);
        (await world.TickAsync("tick", "--sweep")).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled agent_left_open job={FirstJob}"]);
        (await world.NotesAsync("bd-1"))[^1].ShouldContain($"job {FirstJob} completed");
        world.Agent.PostCount.ShouldBe(1);
    }

    [Theory]
    [InlineData(502, "Queue full", "5", "open", "1 settled released")]
    [InlineData(400, "on strike", "5", "open", "1 settled rejected counted")]
    [InlineData(400, "on strike", "1", "blocked", "1 settled rejected counted")]
    [InlineData(400, "taskId is required.", "5", "blocked", "1 settled rejected counted")]
    public async Task Killed_after_a_refusal_was_recorded_the_next_tick_puts_the_bead_back(
        int status,
        string error,
        string maxAttempts,
        string left,
        string settled
    )
    {
        await using var world = await KilledAtAsync(
            "answer_recorded",
            AgentReply.Of(status, $$"""{"error":"{{error}}"}""")
        );
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 refused"]);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        world.Environment["BEADS_MAX_ATTEMPTS"] = maxAttempts;

        (await world.TickAsync()).With(0).Out.ShouldContain("put back bd-1");

        (await world.StatusAsync("bd-1")).ShouldBe(left);
        (await world.LedgerAsync("bd-1")).ShouldBe([settled]);
        (await world.NotesAsync("bd-1")).Count.ShouldBe(2);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task Killed_after_an_unknown_answer_was_recorded_the_bead_is_never_sent_again()
    {
        await using var world = await KilledAtAsync("answer_recorded", AgentReply.Of(500, ""));
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 unknown"]);

        (await world.TickAsync()).With(0);
        await world.PassAsync(TimeSpan.FromMinutes(31));
        (await world.TickAsync("tick", "--sweep")).With(0);

        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled stale"]);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task Killed_after_the_bead_was_settled_nothing_is_left_to_do()
    {
        await using var world = await KilledAtAsync("bead_settled");
        (await world.NotesAsync("bd-1"))[^1].ShouldStartWith("dispatched: job=");
        var before = await world.ContentsAsync();

        (await world.TickAsync("tick", "--sweep")).With(0);

        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task The_reaper_killed_after_its_first_bead_goes_on_with_the_second()
    {
        await using var world = await World.CreateAsync();
        var silent = (await world.Database.NowAsync()).AddHours(-1);
        await world.PutAsync(
            new BeadRow("bd-1") { Status = "in_progress", UpdatedAt = silent },
            new BeadRow("bd-2") { Status = "in_progress", UpdatedAt = silent }
        );
        world.Environment["BEADS_TEST_KILL_AT"] = "sweep_committed";
        (await world.SweepAsync()).With(Killed);
        string[] left = [await world.StatusAsync("bd-1"), await world.StatusAsync("bd-2")];
        left.ShouldBe(["blocked", "in_progress"], ignoreOrder: true);

        world.Environment.Remove("BEADS_TEST_KILL_AT");
        (await world.SweepAsync()).With(0);

        foreach (var bead in new[] { "bd-1", "bd-2" })
        {
            (await world.StatusAsync(bead)).ShouldBe("blocked");
            (await world.LedgerAsync(bead)).ShouldBe(["1 settled stale"]);
            (await world.NotesAsync(bead)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_point_that_is_not_reached_kills_nobody()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_TEST_KILL_AT"] = "claim_committed";

        (await world.TickAsync()).With(0);
    }

    private static async Task<World> KilledAtAsync(string point, AgentReply? answer = null)
    {
        var world = await World.CreateAsync(withService: true);
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Dispatch = answer;
        world.Environment["BEADS_TEST_KILL_AT"] = point;
        (await world.TickAsync()).With(Killed);
        world.Environment.Remove("BEADS_TEST_KILL_AT");
        return world;
    }
}
