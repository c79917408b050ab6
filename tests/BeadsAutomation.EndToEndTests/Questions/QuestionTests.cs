using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Questions;

/// <summary>What people ask at three in the morning, with a database user who may only read.</summary>
public sealed class QuestionTests
{
    [Fact]
    public async Task Why_is_my_bead_not_running()
    {
        await using var world = await World.CreateAsync(schema: 32);
        await world.PutAsync(new BeadRow("code-8sm") { AcceptanceCriteria = " " });

        var said = await AskAsync(world, 0, "explain", "code-8sm");

        said.OutLines.Count.ShouldBe(2);
        said.OutLines[0]
            .ShouldStartWith(
                "code-8sm waits: its acceptance criteria are blank [no_acceptance]; since 2026-11-01T08:30:00Z ("
            );
        said.OutLines[1].ShouldBe("  next: write acceptance criteria: 'bd update code-8sm --acceptance \"…\"'");
        said.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_question_is_answered_before_and_after_the_first_claim(bool ledgerExists)
    {
        await using var world = ledgerExists
            ? await LongAgoAsync(TimeSpan.FromMinutes(10))
            : await World.CreateAsync(withService: true);
        // What is ready for long and not taken would need attention.
        var now = await world.Database.NowAsync();
        await world.PutAsync(
            new BeadRow("ready") { UpdatedAt = now },
            new BeadRow("waits") { Priority = 3 },
            new BeadRow("blocker") { Assignee = "bob", Title = "Paint it" }
        );
        await world.Database.InsertDependencyAsync(new DependencyRow("waits", "blocker"));

        var explained = Json.Of(await AskAsync(world, 0, "explain", "--output", "json")).GetProperty("explain");
        var status = Json.Of(await AskAsync(world, 0, "status", "--check", "--output", "json")).GetProperty("status");
        var history = Json.Of(await AskAsync(world, 0, "history", "--output", "json")).GetProperty("history");
        await AskAsync(world, 0, "history", "ready");

        Words(explained.GetProperty("beads"), "standing")
            .ShouldBe(ledgerExists ? ["goes_next", "waits", "in_hand"] : ["goes_next", "waits"]);
        var blocker = explained.GetProperty("beads")[1].GetProperty("blocker");
        blocker.GetRawText().ShouldBe("""{"bead_id":"blocker","status":"open","title":"Paint it"}""");
        Words(status.GetProperty("in_flight"), "job_id").ShouldBe(ledgerExists ? [FirstJob] : []);
        Words(history.GetProperty("attempts"), "bead_id").ShouldBe(ledgerExists ? ["bd-1"] : []);
    }

    [Fact]
    public async Task A_blocked_bead_fails_the_check_and_is_in_the_history()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10));
        world.Agent.Jobs[FirstJob] = AgentReply.Job("failed", 3);
        (await world.SweepAsync()).With(0);

        var said = await AskAsync(world, 5, "status", "--check");
        await AskAsync(world, 0, "status");
        var history = await AskAsync(world, 0, "history", "bd-1");

        said.Out.ShouldContain("needs attention: 1 bead was blocked by us");
        said.OutLines.ShouldAllBe(line => line.Length <= 100);
        history.OutLines[0].ShouldBe("bd-1 is blocked");
        history.OutLines[2].ShouldContain("job_failed");
    }

    [Theory]
    [InlineData("text", "bd-1", "nothing was claimed in this while")]
    [InlineData("markdown", "bd-1", "nothing was claimed in this while")]
    [InlineData("json", "\"bd-1\"", "\"beads\":[]")]
    [InlineData("html", "bd-1", "nothing was claimed in this while")]
    public async Task What_came_of_a_week_is_told_in_every_format(string format, string sent, string nothing)
    {
        string[] question = ["report", "--since", "7d", "--format", format];
        await using var none = await World.CreateAsync();
        await using var one = await LongAgoAsync(TimeSpan.FromMinutes(10));

        var before = await AskAsync(none, 0, question);
        var after = await AskAsync(one, 0, question);

        before.Out.ShouldContain(nothing);
        before.Out.ShouldNotContain(sent);
        after.Out.ShouldContain(sent);
        after.Out.ShouldNotContain(nothing);
    }

    [Fact]
    public async Task A_database_that_is_away_fails_every_question()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_DOLT_SERVER_PORT"] = "1";

        foreach (var verb in new[] { "explain", "status", "history", "report" })
        {
            (await world.TickAsync(verb)).With(3);
        }
    }

    [Fact]
    public async Task A_tick_logs_why_the_beads_wait_that_it_did_not_send()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(
            new BeadRow("first"),
            new BeadRow("second"),
            new BeadRow("blank") { AcceptanceCriteria = "" }
        );

        var ended = (await world.TickAsync()).With(0);

        ended.Error.ShouldContain("2 beads not sent: 1 no_acceptance, 1 waits_turn");
    }

    /// <summary>Asks as a user who may only read, and sees that nothing changed and nothing was sent.</summary>
    private static async Task<Ended> AskAsync(World world, int code, params string[] question)
    {
        var (before, posts) = (await world.ContentsAsync(), world.Agent.PostCount);
        world.As(await world.Database.CreateUserAsync("select"));
        var ended = (await world.TickAsync(question)).With(code);
        world.As(world.Database.Server.Address);
        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(posts);
        return ended;
    }

    private static IEnumerable<string?> Words(JsonElement list, string field) =>
        list.EnumerateArray().Select(e => e.GetProperty(field).GetString());
}
