using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>A BeadBoard that cannot see the beads of the database: it is told for what it is, and no bead pays for it.</summary>
public sealed class UnseenBeadTests
{
    private const string Said = "BeadBoard cannot see a bead that the database has";
    private const string WaysOut = "set BEADS_AGENT=service, or use a BeadBoard whose query reads depends_on_issue_id";

    [Theory]
    [InlineData(400, """{"error":"Bead bd-1 not found."}""")]
    [InlineData(404, """{"error":"bead not found"}""")]
    public async Task One_bead_is_tried_and_put_back_uncounted_and_all_wait(int status, string body)
    {
        await using var world = await World.CreateAsync();
        world.Agent.Dispatch = AgentReply.Of(status, body);
        await world.PutAsync(new BeadRow("bd-1"), new BeadRow("bd-2"), new BeadRow("bd-3"));
        world.Environment["BEADS_MAX_PER_TICK"] = "3";

        var tick = (await world.TickAsync()).With(4);

        tick.Error.ShouldContain(Said);
        tick.Error.ShouldContain(WaysOut);
        world.Agent.PostCount.ShouldBe(1);
        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled released"]);
        (await world.NotesAsync("bd-1"))[^1].ShouldContain(Said);
        (await world.HoldAsync())!.Cause.ShouldNotBeNull().ShouldContain(Said);
        (await world.TickAsync()).With(0).Out.ShouldContain(Said);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task The_doctor_says_so_before_the_first_bead_is_sent_and_after_it_until_one_was_taken()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"), new BeadRow("bd-2"));

        var before = (await world.TickAsync("doctor")).With(5);
        world.Agent.Dispatch = AgentReply.Of(400, """{"error":"Bead bd-1 not found."}""");
        (await world.TickAsync()).With(4);
        var after = (await world.TickAsync("doctor")).With(4);
        world.Agent.Dispatch = null;
        await world.Database.ExecuteAsync("delete from automation_state");
        await world.Database.ExecuteAsync(
            "update automation_attempts set settled_at = settled_at - interval 10 second"
        );
        (await world.TickAsync()).With(0);
        var taken = await world.TickAsync("doctor");

        before.Out.ShouldContain("nothing was taken by it yet");
        before.Out.ShouldContain(WaysOut);
        after.Out.ShouldContain(Said);
        after.Out.ShouldContain(WaysOut);
        taken.Out.ShouldNotContain("depends_on");
    }

    [Theory]
    [InlineData(32, "beadboard")]
    [InlineData(66, "service")]
    public async Task The_doctor_has_nothing_to_say_where_it_cannot_happen(int schema, string agent)
    {
        await using var world = await World.CreateAsync(withService: true, schema);
        world.Environment["BEADS_AGENT"] = agent;

        (await world.TickAsync("doctor")).Out.ShouldNotContain("depends_on");
    }

    [Fact]
    public async Task Whose_token_is_invalid_is_said()
    {
        await using var world = await World.CreateAsync();
        world.Agent.Dispatch = AgentReply.Of(502, """{"error":"Invalid token"}""");
        await world.PutAsync(new BeadRow("bd-1"));

        (await world.TickAsync()).With(4).Error.ShouldContain("CLAUDE_AGENT_BEARER_TOKEN");
    }
}
