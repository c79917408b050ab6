using System.Globalization;
using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Commands;

/// <summary>A dry run decides what the run after it does, with a user who may only read.</summary>
public sealed class DryRunTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tick_decides_the_same_and_writes_nothing(bool ledgerExists)
    {
        await using var world = ledgerExists
            ? await LongAgoAsync(TimeSpan.FromMinutes(10))
            : await World.CreateAsync(withService: true);
        await PutQueueAsync(world);
        if (ledgerExists)
        {
            await world.PutAsync(new BeadRow("left over") { Status = "in_progress" });
            await PutAttemptAsync(world, "left over", "refused", 5);
        }

        var (dry, real) = await DryThenRealAsync(world, how => world.TickAsync([.. how, "--output", "json"]));

        var (planned, done) = (dry.GetProperty("tick"), real.GetProperty("tick"));
        foreach (var same in new[] { "decisions", "put_back", "exit_code" })
        {
            planned.GetProperty(same).GetRawText().ShouldBe(done.GetProperty(same).GetRawText());
        }
        var (plan, dispatch) = (planned.GetProperty("dispatches")[0], done.GetProperty("dispatches")[0]);
        plan.GetProperty("result").GetString().ShouldBe("planned");
        dispatch.GetProperty("result").GetString().ShouldBe("dispatched");
        foreach (var same in new[] { "bead_id", "attempt" })
        {
            plan.GetProperty(same).GetRawText().ShouldBe(dispatch.GetProperty(same).GetRawText());
        }
    }

    [Fact]
    public async Task A_tick_that_finds_the_agent_unwell_says_so_and_stores_no_hold()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Status = AgentReply.Of(500, "");

        await DryAsync(world, async () => (await world.TickAsync("--dry-run")).With(4));
    }

    [Fact]
    public async Task A_sweep_decides_the_same_and_writes_nothing()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10));
        world.Agent.Jobs[FirstJob] = AgentReply.Job("failed", 3);
        await PutClaimsAsync(world);

        var (dry, real) = await DryThenRealAsync(world, how => world.SweepAsync([.. how, "--output", "json"]));

        var verdicts = dry.GetProperty("sweep").GetProperty("verdicts");
        verdicts
            .EnumerateArray()
            .Select(v => $"{v.GetProperty("bead_id")} {v.GetProperty("verdict")}")
            .ShouldBe(
                [
                    "bd-1 reaped",
                    "closed settled",
                    "ghost put_back",
                    "gone keep",
                    "shell old reaped",
                    "shell young keep",
                ],
                ignoreOrder: true
            );
        verdicts.GetRawText().ShouldBe(real.GetProperty("sweep").GetProperty("verdicts").GetRawText());
    }

    [Fact]
    public async Task Rearm_says_the_same_and_writes_nothing()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10));

        var (dry, real) = await DryThenRealAsync(
            world,
            how => world.TickAsync(["rearm", "bd-1", .. how, "--output", "json"])
        );

        dry.GetProperty("rearm").GetRawText().ShouldBe(real.GetProperty("rearm").GetRawText());
        (await world.StatusAsync("bd-1")).ShouldBe("open");
    }

    /// <summary>Runs the same with and without <c>--dry-run</c>.</summary>
    private static async Task<(JsonElement Dry, JsonElement Real)> DryThenRealAsync(
        World world,
        Func<string[], Task<Ended>> run
    )
    {
        JsonElement dry = default;
        await DryAsync(world, async () => dry = Json.Of((await run(["--dry-run"])).With(0)));
        var real = Json.Of((await run([])).With(0));
        dry.GetProperty("dry_run").GetBoolean().ShouldBeTrue();
        real.GetProperty("dry_run").GetBoolean().ShouldBeFalse();
        return (dry, real);
    }

    private static async Task DryAsync(World world, Func<Task> run)
    {
        var posts = world.Agent.PostCount;
        var before = await world.ContentsAsync();
        world.As(await world.Database.CreateUserAsync("select"));
        await run();
        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(posts);
        world.As(world.Database.Server.Address);
    }

    private static async Task PutQueueAsync(World world)
    {
        await world.PutAsync(
            new BeadRow("first") { Priority = 0 },
            new BeadRow("second"),
            new BeadRow("blank") { AcceptanceCriteria = " " },
            new BeadRow("blocked"),
            new BeadRow("later") { DeferUntil = (await world.Database.NowAsync()).AddDays(1) },
            new BeadRow("blocker") { Assignee = "someone" }
        );
        await world.Database.InsertDependencyAsync(new DependencyRow("blocked", "blocker"));
    }

    private static async Task PutClaimsAsync(World world)
    {
        var now = await world.Database.NowAsync();
        await world.PutAsync(
            new BeadRow("ghost") { Status = "in_progress" },
            new BeadRow("closed") { Status = "closed" },
            new BeadRow("shell old") { Status = "in_progress", UpdatedAt = now.AddSeconds(-40 * 60 - 20) },
            new BeadRow("shell young") { Status = "in_progress", UpdatedAt = now.AddSeconds(-4 * 60 - 20) }
        );
        await PutAttemptAsync(world, "ghost", "claimed", 6);
        await PutAttemptAsync(world, "closed", "dispatched", 6);
        await PutAttemptAsync(world, "gone", "unknown", 6);
    }

    private static Task<int> PutAttemptAsync(World world, string beadId, string state, int minutesAgo)
    {
        var minutes = minutesAgo.ToString(CultureInfo.InvariantCulture);
        return world.Database.ExecuteAsync(
            $"""
            insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, answer, open_at_answer, claimed_at, changed_at)
            values (@beadId, 1, 'ffff0000ffff0000ffff0000ffff0000', 'beadboard', 'tests', @state, 0, @answer, 0,
              utc_timestamp() - interval {minutes} minute - interval 20 second, utc_timestamp())
            """,
            new
            {
                beadId,
                state,
                answer = state == "refused" ? "busy" : null,
            }
        );
    }
}
