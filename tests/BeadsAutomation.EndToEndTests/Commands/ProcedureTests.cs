using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Commands;

/// <summary>What the owner of the shell pair did by hand to see that it works, in the form of what bd does to the tables.</summary>
public sealed class ProcedureTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(49)]
    [InlineData(53)]
    [InlineData(66)]
    public async Task A_bead_that_is_assigned_to_the_sentinel_is_claimed_and_sent(int schema)
    {
        await using var world = await World.CreateAsync(schema: schema);
        await world.PutAsync(new BeadRow("bd-1") { Assignee = null });
        (await world.TickAsync()).With(0);
        world.Agent.PostCount.ShouldBe(0);
        await AssignAsync(world);

        (await world.TickAsync()).With(0);

        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        var notes = await world.NotesAsync("bd-1");
        notes.Count.ShouldBe(2);
        notes[0].ShouldStartWith("auto-dispatcher claimed at ");
        notes[1].ShouldStartWith($"dispatched: job={FirstJob}");
    }

    [Fact]
    public async Task A_bead_whose_agent_dies_is_blocked_and_says_why()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);

        (await world.SweepAsync()).With(0);

        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        (await world.NotesAsync("bd-1"))[^1].ShouldMatch(@"^reaper: no progress for \d+m \(threshold 30m\) — blocking");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n\u00a0\u3000 ")]
    public async Task A_bead_without_acceptance_criteria_stays_as_it_is(string acceptance)
    {
        await using var world = await World.CreateAsync(withService: true);
        await world.PutAsync(new BeadRow("bd-1") { AcceptanceCriteria = acceptance });
        var before = await world.ContentsAsync();

        (await world.TickAsync()).With(0).Out.ShouldContain("not sent: 1 no_acceptance");
        (await world.SweepAsync()).With(0);

        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_blocked_bead_that_is_opened_again_is_sent_again()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);
        (await world.SweepAsync()).With(0);
        (await world.TickAsync()).With(0);
        world.Agent.PostCount.ShouldBe(1);

        await world.Database.ExecuteAsync(
            "update issues set status = 'open', updated_at = utc_timestamp() where id = 'bd-1'"
        );
        await AssignAsync(world);
        (await world.TickAsync()).With(0);

        world.Agent.PostCount.ShouldBe(2);
        (await world.LedgerAsync("bd-1")).ShouldBe([
            $"1 settled stale job={FirstJob}",
            "2 dispatched job=000000000002",
        ]);
    }

    [Fact]
    public async Task Rearm_gives_a_bead_in_backoff_a_fresh_start()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Dispatch = AgentReply.Of(400, """{"error":"Bead bd-1 is on strike."}""");
        (await world.TickAsync()).With(5);
        (await world.TickAsync()).With(0).Out.ShouldContain("not sent: 1 backoff");

        (await world.TickAsync("rearm", "bd-1")).With(0);
        world.Agent.Dispatch = null;
        (await world.TickAsync()).With(0);

        world.Agent.PostCount.ShouldBe(2);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        (await world.TickAsync("rearm", "no-such-bead")).With(5);
    }

    [Fact]
    public async Task Rearm_overrides_a_claim_that_is_kept_as_unknown()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Dispatch = AgentReply.Of(502, """{"error":"fetch failed"}""");
        (await world.TickAsync()).With(5);

        var rearm = (await world.TickAsync("rearm", "bd-1")).With(0);

        rearm.Out.ShouldContain("its agent may still be running");
        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled taken_back"]);
    }

    private static Task<int> AssignAsync(World world) =>
        world.Database.ExecuteAsync(
            "update issues set assignee = 'agent', updated_at = utc_timestamp() where id = 'bd-1'"
        );
}
