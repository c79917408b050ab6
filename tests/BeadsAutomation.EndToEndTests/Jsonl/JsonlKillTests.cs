using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Jsonl;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>
/// The programs die by <c>kill -9</c> at each change of a file in turn; then they run again. Where all steps but a few are those of
/// another case, only each second, third or seventh of them in a usual run.
/// </summary>
public sealed class JsonlKillTests
{
    private const int Killed = 137;
    private const int MaxOperations = 200;

    private static readonly string[] Beads = ["bd-1", "bd-2"];

    [Theory]
    [InlineData(200, """{"job_id":"a1"}""", 0, 2)]
    [InlineData(400, """{"error":"on strike"}""", 5, 7)]
    [InlineData(500, "", 5, 7)]
    [InlineData(502, """{"error":"Queue full"}""", 0, 7)]
    public async Task A_tick_killed_anywhere_sends_no_bead_twice_and_loses_none(
        int status,
        string body,
        int code,
        int every
    )
    {
        var at = 1;
        for (; at < MaxOperations; at += Effort.Of(every, 1))
        {
            await using var world = await JsonlWorld.CreateAsync(
                new BeadRow("bd-0") { Assignee = "bob" },
                new BeadRow("bd-1") { Priority = 0 },
                new BeadRow("bd-2")
            );
            world.Agent.Dispatch = AgentReply.Of(status, body);
            var bystander = world.File.Lines[0];

            var killed = await world.RunKilledAsync(Product.Dispatcher, at);

            if (killed.Code != Killed)
            {
                killed.With(code);
                break;
            }
            (await world.TickAsync("tick", "--sweep")).Code.ShouldBeOneOf(0, 5);
            world.File.Lines.Count.ShouldBe(3, $"operation {at}");
            world.File.Lines[0].ShouldBe(bystander, $"operation {at}");
            foreach (var bead in Beads)
            {
                await ShouldBeAccountedForAsync(world, bead, $"operation {at}");
            }
            await world.AtAsync(TimeSpan.FromHours(3), rig => rig.SweepAsync());
            foreach (var bead in Beads)
            {
                await ShouldBeInHumanHandsAsync(world, bead, $"operation {at}");
            }
        }
        at.ShouldBeInRange(5, MaxOperations - 1, "so many changes of files has a tick");
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(FaultPoint.ClaimCommitted, 3)]
    [InlineData(FaultPoint.PostingCommitted, 3)]
    public async Task A_sweep_killed_anywhere_is_done_by_the_next_one(FaultPoint? diedAt, int every)
    {
        var at = 1;
        for (; at < MaxOperations; at += Effort.Of(every, 1))
        {
            await using var world = await SilentForAnHourAsync(diedAt);

            var killed = await world.RunKilledAsync(Product.Reaper, at);

            if (killed.Code != Killed)
            {
                killed.With(0);
                break;
            }
            (await world.SweepAsync()).With(0);
            (await world.AttemptsAsync("bd-1")).ShouldHaveSingleItem().IsSettled.ShouldBeTrue($"operation {at}");
            world.StatusOf("bd-1").ShouldBe(diedAt is FaultPoint.ClaimCommitted ? "open" : "blocked");
            world.NotesOf("bd-1").Count.ShouldBe(diedAt is null ? 1 : 2, $"operation {at}");
            world.Agent.PostCount.ShouldBe(0);
        }
        at.ShouldBeInRange(3, MaxOperations - 1, "so many changes of files has a sweep");
    }

    [Fact]
    public async Task A_sweep_that_meets_provider_weather_and_is_killed_anywhere_puts_the_bead_back_once()
    {
        var at = 1;
        for (; at < MaxOperations; at += Effort.Of(3, 1))
        {
            await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
            world.Environment["AGENT_SERVICE_URL"] = world.Agent.ServiceUrl.ToString();
            world.Environment["API_BEARER_TOKEN"] = "t0ken";
            world.Environment["BEADS_WEATHER_RETRIES"] = "1";
            (await world.TickAsync()).With(0);
            var job = (await world.AttemptsAsync("bd-1"))[0].JobId.ShouldNotBeNull();
            world.Agent.Jobs[job] = AgentReply.Job("failed", 1, null, "API Error: rate limit");

            var killed = await world.RunKilledAsync(Product.Reaper, at);
            (await world.SweepAsync()).With(0);

            var row = (await world.AttemptsAsync("bd-1")).ShouldHaveSingleItem();
            row.Outcome.ShouldBe(AttemptOutcome.ProviderWeather, $"operation {at}");
            (await world.TickAsync()).With(0);
            world.StatusOf("bd-1").ShouldBe("open", $"operation {at}");
            world.NotesOf("bd-1").Count.ShouldBe(3, $"operation {at}");
            world.Agent.PostCount.ShouldBe(1);
            if (killed.Code != Killed)
            {
                break;
            }
        }
        at.ShouldBeInRange(3, MaxOperations - 1, "so many changes of files has a sweep");
    }

    [Theory]
    [InlineData("claim_committed")]
    [InlineData("posting_committed")]
    [InlineData("answer_read")]
    [InlineData("answer_recorded")]
    [InlineData("bead_settled")]
    public async Task Killed_between_two_effects_the_bead_is_sent_at_most_once(string point)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_TEST_KILL_AT"] = point;
        (await world.TickAsync()).With(Killed);
        world.Environment.Remove("BEADS_TEST_KILL_AT");

        (await world.TickAsync("tick", "--sweep")).With(0);

        world.Agent.PostCount.ShouldBe(point is "claim_committed" or "posting_committed" ? 0 : 1);
        await ShouldBeAccountedForAsync(world, "bd-1", point);
        await world.AtAsync(TimeSpan.FromHours(3), rig => rig.SweepAsync());
        await ShouldBeInHumanHandsAsync(world, "bd-1", point);
    }

    /// <summary>A bead in progress by nobody's word, or by that of a dispatcher that died.</summary>
    private static async Task<JsonlWorld> SilentForAnHourAsync(FaultPoint? diedAt)
    {
        var anHour = TimeSpan.FromHours(-1);
        if (diedAt is null)
        {
            var silent = (TimeProvider.System.GetUtcNow() + anHour).UtcDateTime;
            return await JsonlWorld.CreateAsync(new BeadRow("bd-1") { Status = "in_progress", UpdatedAt = silent });
        }
        var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var death = new FaultSteps(point =>
        {
            if (point == diedAt)
            {
                throw new KilledException();
            }
        });
        await world.AtAsync(anHour, rig => Should.ThrowAsync<KilledException>(() => rig.TickAsync()), death);
        return world;
    }

    /// <summary>Sent at most once for each claim that came so far; and waiting, blocked, or kept with a row that says why.</summary>
    private static async Task ShouldBeAccountedForAsync(JsonlWorld world, string bead, string when)
    {
        var attempts = await world.AttemptsAsync(bead);
        world.Agent.PostsOf(bead).ShouldBeLessThanOrEqualTo(attempts.Count(a => a.PostedAt is not null), when);
        attempts.Count(a => !a.IsSettled).ShouldBeLessThanOrEqualTo(1, when);
        var maySendAgain = attempts.Where(a =>
            a.Answer is AnswerClass.Accepted or AnswerClass.Unknown || a.State == AttemptState.Posting
        );
        maySendAgain.Count().ShouldBeLessThanOrEqualTo(1, when);
        if (maySendAgain.Any())
        {
            world.Agent.PostsOf(bead).ShouldBeLessThanOrEqualTo(1, when);
        }
        world.StatusOf(bead).ShouldBeOneOf("open", "blocked", "in_progress");
        if (world.StatusOf(bead) == "in_progress")
        {
            attempts[^1].IsSettled.ShouldBeFalse(when);
        }
    }

    private static async Task ShouldBeInHumanHandsAsync(JsonlWorld world, string bead, string when)
    {
        world.StatusOf(bead).ShouldBeOneOf("open", "blocked");
        (await world.AttemptsAsync(bead)).ShouldAllBe(a => a.IsSettled, when);
        await ShouldBeAccountedForAsync(world, bead, when);
    }
}
