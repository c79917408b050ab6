using System.Text.Json;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>The programs and the agent service, without BeadBoard.</summary>
public sealed class DirectAgentTests
{
    [Fact]
    public async Task A_bead_goes_out_with_our_prompt_and_its_job_is_harvested()
    {
        await using var world = await DirectAgent.WorldAsync();
        await world.PutAsync(new BeadRow("bd-1") { Title = "Fix the \u001b[31mcrane" });
        world.Environment["BEADS_JOB_BUDGET"] = "2.5";
        world.Environment["BEADS_JOB_TIMEOUT"] = "20m";

        var tick = (await world.TickAsync("--log-level", "trace")).With(0);

        var post = world.Agent.Requests.Single(r => r.IsDispatch);
        using var body = JsonDocument.Parse(post.Body);
        var json = body.RootElement;
        json.GetProperty("prompt").GetString().ShouldNotBeNull().ShouldContain("Fix the \ufffd[31mcrane");
        json.GetProperty("max_budget_usd").GetDouble().ShouldBe(2.5);
        json.GetProperty("timeout_seconds").GetInt32().ShouldBe(1200);
        var metadata = json.GetProperty("metadata");
        var note = (await world.NotesAsync("bd-1"))[0];
        note.ShouldEndWith($"attempt=1 claim={metadata.GetProperty("claim").GetString()}");
        post.Headers["Idempotency-Key"]
            .ShouldBe(await world.Database.ScalarAsync<string>("select token from automation_attempts"));
        (tick.Out + tick.Error).ShouldNotContain(DirectAgent.Token);

        world.Agent.Jobs["000000000001"] = AgentReply.Job("completed", exitCode: 0);
        (await world.SweepAsync()).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled agent_left_open job=000000000001"]);
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
    }

    [Theory]
    [InlineData(null, "BEADS_ACTOR=agent bd --db /workspace/.beads note bd-1")]
    [InlineData("/opt/bin/bd --db /data/beads", "BEADS_ACTOR=agent /opt/bin/bd --db /data/beads note bd-1")]
    public async Task The_prompt_says_how_bd_finds_the_beads(string? setting, string line)
    {
        await using var world = await DirectAgent.WorldAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        if (setting is not null)
        {
            world.Environment["BEADS_AGENT_BD"] = setting;
        }

        (await world.TickAsync()).With(0);

        using var body = JsonDocument.Parse(world.Agent.Requests.Single(r => r.IsDispatch).Body);
        body.RootElement.GetProperty("prompt").GetString().ShouldNotBeNull().ShouldContain(line, Case.Sensitive);
    }

    [Theory]
    [InlineData("bd\nrm -rf /")]
    [InlineData(" ")]
    public async Task A_call_of_bd_that_is_no_line_is_refused(string setting)
    {
        await using var world = await DirectAgent.WorldAsync();
        world.Environment["BEADS_AGENT_BD"] = setting;

        (await world.TickAsync()).With(2).Error.ShouldContain("BEADS_AGENT_BD");
    }

    [Fact]
    public async Task A_lost_job_of_a_service_that_restarted_is_handed_back()
    {
        await using var world = await DirectAgent.WorldAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        world.Agent.Jobs.Clear();
        await world.Database.ExecuteAsync(
            "update automation_attempts set posted_at = posted_at - interval 6 minute, claimed_at = claimed_at - interval 6 minute"
        );

        (await world.SweepAsync()).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled job_lost job=000000000001"]);
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
    }

    [Fact]
    public async Task A_busy_service_is_sent_nothing()
    {
        await using var world = await DirectAgent.WorldAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Health = AgentReply.Health(active: 10, queued: 0, capacity: 10);

        (await world.TickAsync()).With(0).OutLines[0].ShouldStartWith("claude-agent-service is busy — skipping tick");

        world.Agent.PostCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_service_that_is_down_is_sent_nothing()
    {
        await using var world = await DirectAgent.WorldAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Health = AgentReply.Of(503, "");

        (await world.TickAsync()).With(4);

        (await world.LedgerAsync("bd-1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_template_that_cannot_be_used_ends_the_program_before_it_does_anything()
    {
        await using var world = await DirectAgent.WorldAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_PROMPT_FILE"] = "/nowhere/prompt.md";

        var ended = (await world.TickAsync()).With(2);

        ended.Error.ShouldContain(
            "BEADS_PROMPT_FILE is '/nowhere/prompt.md', which is no template that can be read (there is no such file)"
        );
        world.Agent.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DirectAgent.Token, 0, "the agent service takes our token")]
    [InlineData("another", 4, "the agent service refuses our token (HTTP 401)")]
    [InlineData("", 4, "the agent service refuses to be asked without a token (HTTP 401)")]
    public async Task The_doctor_knows_the_service_and_what_it_says_to_our_token(string token, int code, string said)
    {
        await using var world = await DirectAgent.WorldAsync();
        world.Environment["API_BEARER_TOKEN"] = token;
        world.Environment["BEADS_JOB_TIMEOUT"] = "10m";

        var ended = (await world.TickAsync("doctor")).With(code);

        ended.Out.ShouldContain("service: ");
        ended.Out.ShouldContain("health says 10 free");
        ended.Out.ShouldContain(said);
        ended.Out.ShouldNotContain("BeadBoard");
        (ended.Out + ended.Error).ShouldNotContain(DirectAgent.Token);
    }
}
