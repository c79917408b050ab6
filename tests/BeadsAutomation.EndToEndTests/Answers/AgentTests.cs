using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>What the agent is and does around the answer.</summary>
public sealed class AgentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_connection_releases_the_bead()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        using var listener = new OneAnswerListener();
        world.Environment["BEADBOARD_URL"] = listener.Url.ToString();

        await using var tick = await world.StartTickAsync();
        await listener.AnswerOnceAsync();
        (await tick.EndAsync()).With(4);

        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled released"]);
        (await world.HoldAsync())!.Until.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_slow_answer_is_waited_for()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Dispatch = AgentReply.SlowBody(200, """{"job_id":""", "\"j-1\"}", gate.Task);

        await using var tick = await world.StartTickAsync();
        await world.Agent.NextPostAsync(Stop);
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 posting"]);
        gate.SetResult();
        (await tick.EndAsync()).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 dispatched job=j-1"]);
    }

    [Fact]
    public async Task An_agent_that_notes_before_its_answer_arrives_keeps_its_note()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.BeforeAnswer = _ =>
            world.Database.ExecuteAsync(
                "update issues set notes = concat(notes, '\nclaimed by agent'), updated_at = utc_timestamp() where id = 'bd-1'"
            );

        (await world.TickAsync()).With(0);

        var notes = await world.NotesAsync("bd-1");
        notes.Count.ShouldBe(3);
        notes[1].ShouldBe("claimed by agent");
        notes[2].ShouldStartWith("dispatched: job=000000000001");
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 dispatched job=000000000001"]);
    }

    [Theory]
    [InlineData("closed", "agent", "1 settled agent_closed job=000000000001")]
    [InlineData("blocked", "agent", "1 settled agent_blocked job=000000000001")]
    [InlineData("in_progress", "", "1 settled taken_back job=000000000001")]
    public async Task A_bead_that_changes_hands_before_the_answer_arrives_keeps_what_it_has(
        string status,
        string assignee,
        string settled
    )
    {
        await using var world = await World.CreateAsync(withService: true);
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.BeforeAnswer = _ =>
            world.Database.ExecuteAsync(
                "update issues set status = @status, assignee = @assignee, notes = 'done', updated_at = utc_timestamp() where id = 'bd-1'",
                new { status, assignee }
            );

        (await world.TickAsync()).With(0);
        var left = await world.Database.ReadBeadAsync("bd-1");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 dispatched job=000000000001"]);
        (await world.SweepAsync()).With(0);

        left["status"].ShouldBe(status);
        left["notes"].ShouldBe("done");
        (await world.Database.ReadBeadAsync("bd-1")).ShouldBe(left);
        (await world.LedgerAsync("bd-1")).ShouldBe([settled]);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_busy_agent_is_sent_nothing()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Status = AgentReply.Busy(true);
        var before = await world.ContentsAsync();

        var tick = (await world.TickAsync()).With(0);

        tick.OutLines[0].ShouldStartWith("claude-agent-service is busy — skipping tick");
        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(0);
    }

    public static TheoryData<string> Unwell() => ["refuses", "500", "garbage", "health 503", "health not ok"];

    [Theory]
    [MemberData(nameof(Unwell))]
    public async Task An_agent_that_is_not_well_is_sent_nothing_and_asked_again_later(string how)
    {
        await using var world = await World.CreateAsync(withService: true);
        await world.PutAsync(new BeadRow("bd-1"));
        using var refusing = new RefusingPort();
        MakeUnwell(world, how, refusing);

        (await world.TickAsync()).With(4);

        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.NotesAsync("bd-1")).ShouldBeEmpty();
        (await world.LedgerAsync("bd-1")).ShouldBeEmpty();
        (await world.HoldAsync())!.Until.ShouldNotBeNull();
        var asked = world.Agent.Requests.Count;
        (await world.TickAsync()).With(0).OutLines[0].ShouldStartWith("held until ");
        world.Agent.Requests.Count.ShouldBe(asked);
        world.Agent.PostCount.ShouldBe(0);
    }

    private static void MakeUnwell(World world, string how, RefusingPort refusing)
    {
        switch (how)
        {
            case "refuses":
                world.Environment["BEADBOARD_URL"] = refusing.Url.ToString();
                break;
            case "500":
                world.Agent.Status = AgentReply.Of(500, "");
                break;
            case "garbage":
                world.Agent.Status = AgentReply.Of(200, "<html>");
                break;
            case "health 503":
                world.Agent.Health = AgentReply.Of(503, "");
                break;
            default:
                world.Agent.Health = AgentReply.Of(200, """{"status":"starting"}""");
                break;
        }
    }
}
