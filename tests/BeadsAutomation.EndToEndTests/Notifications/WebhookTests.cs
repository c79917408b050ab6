using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Notifications;

/// <summary>The published programs and a receiver that is well, ill, slow or gone.</summary>
public sealed class WebhookTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_silent_bead_is_told_and_no_output_has_the_address(string output)
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        world.Environment["BEADS_NOTIFY_TOPIC"] = "beads";

        var swept = (await world.SweepAsync("--output", output, "--log-level", "trace")).With(0);

        var told = receiver.Requests.ShouldHaveSingleItem();
        using var document = JsonDocument.Parse(told.Body);
        document.RootElement.GetProperty("event").GetString().ShouldBe("blocked");
        document.RootElement.GetProperty("bead").GetString().ShouldBe("bd-1");
        document.RootElement.GetProperty("topic").GetString().ShouldBe("beads");
        told.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
        told.Headers["Idempotency-Key"].ShouldBe(document.RootElement.GetProperty("id").GetString());
        (await OutboxAsync(world)).ShouldBe(0);
        (swept.Out + swept.Error).ShouldNotContain(WebhookDouble.Secret);
        (await world.SweepAsync()).With(0).Out.ShouldNotContain("notice");
        receiver.Requests.Count.ShouldBe(1);
    }

    /// <summary>Those that answer are a table of the unit tests; here all of them in the long run.</summary>
    public static TheoryData<string, string> Ills
    {
        get
        {
            var ills = new TheoryData<string, string>
            {
                { "500", "HTTP 500" },
                { "hangs", "no complete answer within" },
                { "gone", "connection refused" },
            };
            if (Effort.IsLong)
            {
                ills.Add("429", "HTTP 429");
                ills.Add("404", "HTTP 404, check BEADS_NOTIFY_URL and BEADS_NOTIFY_TOPIC");
                ills.Add("redirect", "HTTP 302, and a redirect is not followed");
                ills.Add("reset", "the connection failed");
            }
            return ills;
        }
    }

    [Theory]
    [MemberData(nameof(Ills))]
    public async Task A_receiver_that_is_ill_is_a_warning_and_what_waits_is_delivered_when_it_is_well(
        string ill,
        string words
    )
    {
        await using var receiver = await WebhookDouble.StartAsync();
        using var gone = new RefusingPort();
        receiver.Reply = ill switch
        {
            "redirect" => AgentReply.Of(302, "", ("Location", receiver.Url.ToString())),
            "reset" => AgentReply.ResetBeforeHead(),
            "hangs" => AgentReply.Hang(),
            "gone" => AgentReply.Of(200, ""),
            _ => AgentReply.Of(int.Parse(ill, System.Globalization.CultureInfo.InvariantCulture), ill),
        };
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);
        world.Environment["BEADS_NOTIFY_URL"] = (ill == "gone" ? gone.Url : receiver.Url).ToString();

        var swept = (await world.SweepAsync()).With(0);

        swept.Error.ShouldContain("1 notices wait, the next sweep tries again: 127.0.0.1: ");
        swept.Error.ShouldContain(words);
        (swept.Out + swept.Error).ShouldNotContain(WebhookDouble.Secret);
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        (await world.TickAsync("status")).With(0).Out.ShouldContain("notices    1 notice waits undelivered");
        (await OutboxAsync(world)).ShouldBe(1);

        receiver.Reply = AgentReply.Huge(200, "", "x", "", 64 * 1024 * 1024);
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        await LaterAsync(world);
        (await world.SweepAsync()).With(0).Out.ShouldContain("notices: 1 delivered");
        (await OutboxAsync(world)).ShouldBe(0);
        receiver.Keys.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_kill_after_the_post_tells_it_again_under_the_same_key()
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        world.Environment["BEADS_TEST_KILL_AT"] = "notice_posted";
        (await world.SweepAsync()).With(137);
        world.Environment.Remove("BEADS_TEST_KILL_AT");
        await LaterAsync(world);

        (await world.SweepAsync()).With(0);

        receiver.Keys.Count.ShouldBe(2);
        receiver.Keys.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_kill_between_commit_and_delivery_leaves_it_to_the_next_sweep()
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        world.Environment["BEADS_TEST_KILL_AT"] = "sweep_committed";
        (await world.SweepAsync()).With(137);
        world.Environment.Remove("BEADS_TEST_KILL_AT");
        receiver.Requests.ShouldBeEmpty();
        await LaterAsync(world);

        (await world.SweepAsync()).With(0);

        receiver.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_notice_that_its_receiver_never_takes_holds_no_other_back(int status)
    {
        await using var receiver = await WebhookDouble.StartAsync();
        receiver.ReplyTo = body =>
            body.Contains("poison", StringComparison.Ordinal) ? AgentReply.Of(status, "") : AgentReply.Of(200, "");
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        (await world.TickAsync("pause", "--reason", "poison")).With(0);
        world.Environment.Remove("BEADS_NOTIFY_URL");
        await world.Database.ExecuteAsync(
            "insert into automation_outbox select 'later', kind, bead_id, replace(facts, 'poison', 'well'), created_at + interval 1 second from automation_outbox"
        );
        await LaterAsync(world);
        await LaterAsync(world);
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();

        var first = (await world.SweepAsync()).With(0);
        var second = (await world.SweepAsync()).With(0);

        (first.Out + second.Out).ShouldContain("notices: 1 delivered");
        first.Error.ShouldContain($"127.0.0.1: HTTP {status}");
        (await OutboxAsync(world)).ShouldBe(1);
        (await world.Database.ScalarAsync<string>("select value from automation_state where name = 'refused_notices'"))
            .ShouldNotBeNull()
            .ShouldNotContain(WebhookDouble.Secret);
    }

    [Fact]
    public async Task A_topic_of_ntfy_in_the_address_is_told_with_the_delivery_and_by_the_doctor()
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_NOTIFY_URL"] = $"http://127.0.0.1:{receiver.Url.Port}/pl4nted-topic";
        world.Environment["BEADS_NOTIFY_TOPIC"] = "beads";

        var paused = (await world.TickAsync("pause", "--reason", "a")).With(0);
        var idle = (await world.TickAsync()).With(0);
        var doctor = await world.TickAsync("doctor");

        foreach (var said in new[] { paused.Error, doctor.Out })
        {
            said.ShouldContain($"where ntfy would show raw JSON: write http://127.0.0.1:{receiver.Url.Port}/ there");
            said.ShouldNotContain("pl4nted-topic");
        }
        idle.Error.ShouldNotContain("ntfy");
    }

    [Fact]
    public async Task Pause_resume_and_the_breaker_are_told_by_the_very_run()
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        world.Environment["BEADS_BREAKER_AFTER"] = "1";
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync("pause", "--reason", "deploy")).With(0);
        (await world.TickAsync("resume")).With(0);
        world.Agent.Dispatch = AgentReply.Of(502, """{"error":"fetch failed"}""");

        (await world.TickAsync()).With(4);

        receiver
            .Requests.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("event").GetString())
            .ShouldBe(["paused", "resumed", "breaker_opened"]);
    }

    [Fact]
    public async Task Doctor_says_what_waits_and_prints_what_makes_the_outbox_by_hand()
    {
        using var gone = new RefusingPort();
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);
        world.Environment["BEADS_NOTIFY_URL"] = gone.Url.ToString();
        var before = await world.TickAsync("doctor", "--output", "json");
        before.Out.ShouldContain("CREATE TABLE automation_outbox");
        before.Out.ShouldContain("GRANT SELECT, INSERT, DELETE");
        before.Out.ShouldContain("no notice waits for the webhook");
        (await world.SweepAsync()).With(0);
        (await world.TickAsync("doctor")).Out.ShouldContain("1 notice waits undelivered");
        await world.Database.ExecuteAsync("update automation_outbox set created_at = created_at - interval 2 hour");

        var after = (await world.TickAsync("doctor", "--output", "json")).With(5);

        after.Out.ShouldContain("check BEADS_NOTIFY_URL");
        after.Out.ShouldNotContain("CREATE TABLE automation_outbox");
    }

    /// <summary>A minute later, as the outbox sees it.</summary>
    private static Task<int> LaterAsync(World world) =>
        world.Database.ExecuteAsync("update automation_outbox set created_at = created_at - interval 1 minute");

    private static Task<long> OutboxAsync(World world) =>
        world.Database.ScalarAsync<long>("select count(*) from automation_outbox");
}
