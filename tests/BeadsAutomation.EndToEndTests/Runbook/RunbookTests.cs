using System.Net.Http.Json;
using System.Runtime.Versioning;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Runbook;

/// <summary>
/// The steps of "Verify after a change", one by one, as the runbook has them: each test quotes what it performs, and fails when the
/// runbook says something else. The programs, the server and the HTTP of the agent are real; bd, kubectl, BeadBoard and the agent
/// service are stand-ins, and a schedule is a program that is started.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class RunbookTests
{
    private const string Smoke = "code-smk";

    [Fact]
    public async Task Step_1_schedules_and_dry_runs()
    {
        Says(1, "`beads-dispatcher */2 * * * *`, `beads-reaper */10 * * * *`", "Both dry runs look right");
        var schedules = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "terraform", "variables-schedule.tf"),
            TestContext.Current.CancellationToken
        );
        schedules.ShouldContain("\"*/2 * * * *\"");
        schedules.ShouldContain("\"*/10 * * * *\"");

        await using var world = await World.CreateAsync();
        await PutAsync(world, new BeadRow("bd-1"));
        (await world.TickAsync("--dry-run")).With(0).Out.ShouldContain("would claim bd-1");
        (await world.SweepAsync("--dry-run")).With(0);
        world.Agent.PostCount.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Step_2_the_smoke_test_bead_is_pasted_and_the_next_tick_sends_exactly_it(bool withService)
    {
        Says(2, "its notes have `auto-dispatcher claimed at …` and `dispatched: job=…`", "`picked bead: <id>`");
        await using var world = await ReadyAsync(withService);
        await PasteSmokeAsync(world);

        var tick = (await world.TickAsync()).With(0);

        tick.OutLines.Count(line => line == $"picked bead: {Smoke}").ShouldBe(1);
        tick.Out.ShouldContain($"dispatched {Smoke} as job ");
        (world.Agent.PostCount, world.Agent.PostsOf(Smoke)).ShouldBe((1, 1));
        (await world.StatusAsync(Smoke)).ShouldBe("in_progress");
        var notes = await world.NotesAsync(Smoke);
        notes[0].ShouldStartWith("auto-dispatcher claimed at ");
        notes[1].ShouldStartWith("dispatched: job=");
    }

    [Theory]
    [InlineData(false, 31)]
    [InlineData(true, 6)]
    public async Task Steps_3_and_6_the_agents_pod_dies_and_its_bead_is_tried_again(bool withService, int minutes)
    {
        Says(3, "The bead is `blocked` within the threshold and one sweep", "it takes 5 to 15 minutes");
        Says(
            6,
            "After silence the next tick sends it",
            "waits with `orphan_grace` until 30 minutes after its claim",
            "`beads-dispatcher rearm <id>` sends it with the next tick"
        );
        await using var world = await ReadyAsync(withService);
        await PasteSmokeAsync(world);
        (await world.TickAsync()).With(0);
        world.Agent.Jobs.Clear();
        world.Agent.Jobs["000000000001"] = AgentReply.JobNotFound();
        await world.PassAsync(TimeSpan.FromMinutes(minutes));

        (await world.SweepAsync()).With(0);

        (await world.StatusAsync(Smoke)).ShouldBe("blocked");
        (await world.NotesAsync(Smoke))[^1].ShouldStartWith("reaper: ");

        await Pasted.RunAsync(world, $"bd update {Smoke} -s open; bd assign {Smoke} agent");
        (await world.TickAsync()).With(0);
        if (withService)
        {
            world.Agent.PostCount.ShouldBe(1);
            (await world.TickAsync("explain", Smoke)).With(0).Out.ShouldContain("orphan");
            (await world.TickAsync("rearm", Smoke)).With(0);
            (await world.TickAsync()).With(0);
        }
        world.Agent.PostCount.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Step_4_while_the_dispatcher_is_suspended_beads_go_by_hand_and_none_of_them_twice(bool withService)
    {
        Says(
            4,
            "`SUSPEND True` on the dispatcher only",
            "which is **not** assigned to `agent`, runs by BeadBoard's button",
            "the first goes with `beads-dispatcher dispatch <id>`",
            "neither is sent again"
        );
        await using var world = await ReadyAsync(withService);
        await PutAsync(world, new BeadRow("bd-1"), new BeadRow("bd-2") { Assignee = "" });
        // Suspended: sweeps alone.
        (await world.SweepAsync()).With(0);
        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.NotesAsync("bd-1")).ShouldBeEmpty();

        using (var browser = new HttpClient { BaseAddress = world.Agent.BeadBoardUrl })
        {
            (
                await browser.PostAsJsonAsync(
                    "/api/agent-dispatch",
                    new { taskId = "bd-2" },
                    TestContext.Current.CancellationToken
                )
            ).EnsureSuccessStatusCode();
        }
        (await world.TickAsync("dispatch", "bd-1")).With(0);
        (await world.TickAsync()).With(0);
        (await world.TickAsync()).With(0);

        (world.Agent.PostsOf("bd-1"), world.Agent.PostsOf("bd-2")).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Step_5_without_acceptance_criteria_a_bead_stays_as_it_is()
    {
        Says(5, "stays `open` and untouched; the dry run says `no_acceptance`");
        await using var world = await ReadyAsync(withService: false);
        await PutAsync(world, new BeadRow("bd-1") { AcceptanceCriteria = "" });
        var before = await world.ContentsAsync();

        (await world.TickAsync("--dry-run")).With(0).Out.ShouldContain("bd-1: no_acceptance");
        (await world.TickAsync()).With(0);
        (await world.SweepAsync()).With(0);

        (await world.ContentsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Any_verb_runs_in_the_cluster_by_the_function_that_is_pasted()
    {
        await using var world = await ReadyAsync(withService: false);
        await PutAsync(world, new BeadRow("bd-1"));

        var explained = await Pasted.RunAsync(world, $"{Pasted.Verb}\nverb /app/beads-dispatcher explain bd-1");
        var swept = await Pasted.RunAsync(world, $"{Pasted.Verb}\nverb /app/beads-reaper --dry-run");

        explained.ShouldContain("bd-1 goes next");
        swept.ShouldContain("dry run");
        world.Agent.PostCount.ShouldBe(0);
    }

    private static void Says(int step, params string[] parts)
    {
        var text = Pasted.Step(step).Text;
        parts.ShouldAllBe(part => text.Contains(part), text);
    }

    private static async Task<World> ReadyAsync(bool withService)
    {
        Assert.SkipUnless(Has("mariadb"), "no mariadb");
        Assert.SkipUnless(Has("jq"), "no jq");
        return await World.CreateAsync(withService);
    }

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task PasteSmokeAsync(World world)
    {
        var block = Pasted.Step(2).Block;
        block.ShouldContain("bd create ");
        await Pasted.RunAsync(world, block);
    }

    private static async Task PutAsync(World world, params BeadRow[] beads)
    {
        var now = await world.Database.NowAsync();
        await world.PutAsync([.. beads.Select(b => b with { UpdatedAt = now })]);
    }
}
