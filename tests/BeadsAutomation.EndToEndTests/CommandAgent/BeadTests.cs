using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>A bead's way through the published programs with a local command as the agent.</summary>
public sealed class BeadTests
{
    private const string Waits = """
        env > "$1/environment"
        echo $$ >> "$1/count"
        while [ ! -e "$1/go" ]; do sleep 0.05; done
        """;

    [Fact]
    public async Task A_job_outlives_its_dispatcher_and_is_harvested_when_it_ends()
    {
        await using var workshop = await Workshop.WithAsync(Waits);
        await using var world = await WorldOf(workshop);
        world.Environment["API_BEARER_TOKEN"] = "s3cret";
        world.Environment["BEADS_TEST_KILL_AT"] = "sweep_committed";

        // Ends only when both of its outputs are closed: the job holds neither.
        (await world.TickAsync()).With(0);
        var job = JobOf(workshop);
        await workshop.WrittenAsync("count");
        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 dispatched job={job}"]);
        (await world.NotesAsync("bd-1"))[^1].ShouldStartWith($"dispatched: job={job}");
        (await world.SweepAsync()).With(0).Out.ShouldContain("keeping bd-1");

        world.Environment.Remove("BEADS_TEST_KILL_AT");
        await File.WriteAllTextAsync(workshop.At("go"), "");
        await workshop.OverAsync(job);
        (await world.SweepAsync()).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled agent_left_open job={job}"]);
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        var environment = await File.ReadAllTextAsync(workshop.At("environment"));
        environment.ShouldContain("BEAD_ID=bd-1\n");
        environment.ShouldContain("BEADS_ACTOR=agent\n");
        environment.ShouldNotContain("BEADS_TEST_KILL_AT");
        environment.ShouldNotContain("s3cret");
        foreach (var file in Directory.GetFiles(workshop.JobsFolder, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file)).ShouldNotContain("s3cret", Case.Sensitive, file);
        }
    }

    [Theory]
    [InlineData("exit 3", "job_failed")]
    [InlineData("tail -f /dev/null", "job_timeout")]
    public async Task A_job_that_fails_leaves_its_bead_to_a_human(string script, string outcome)
    {
        await using var workshop = await Workshop.WithAsync(script);
        await using var world = await WorldOf(workshop);
        world.Environment["BEADS_JOB_TIMEOUT"] = "1s";

        (await world.TickAsync()).With(0);
        var job = JobOf(workshop);
        await workshop.OverAsync(job);
        (await world.SweepAsync()).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled {outcome} job={job}"]);
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
    }

    [Fact]
    public async Task A_program_that_is_missing_puts_the_bead_back_and_holds_the_queue()
    {
        await using var workshop = await Workshop.WithAsync("");
        await using var world = await WorldOf(workshop);
        world.Environment["BEADS_AGENT_COMMAND"] = "/no/such/agent";

        (await world.TickAsync()).With(4).Error.ShouldContain("/no/such/agent could not be started");

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled released"]);
        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.HoldAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Killed_before_the_answer_was_recorded_the_job_is_found_by_its_token()
    {
        await using var workshop = await Workshop.WithAsync(Waits);
        await using var world = await WorldOf(workshop);
        world.Environment["BEADS_TEST_KILL_AT"] = "answer_read";
        (await world.TickAsync()).With(137);
        world.Environment.Remove("BEADS_TEST_KILL_AT");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 posting"]);
        await workshop.WrittenAsync("count");

        await world.PassAsync(TimeSpan.FromMinutes(40));
        (await world.TickAsync("tick", "--sweep")).With(0);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        await File.WriteAllTextAsync(workshop.At("go"), "");
        await workshop.OverAsync(JobOf(workshop));
        (await world.TickAsync("tick", "--sweep")).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled agent_left_open"]);
        File.ReadAllLines(workshop.At("count")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Killed_before_any_change_of_a_file_nothing_runs_and_a_human_gets_the_bead()
    {
        var operation = 1;
        while (await IsKilledAtAsync(operation))
        {
            operation++;
        }
        operation.ShouldBeGreaterThan(6);
    }

    private static async Task<bool> IsKilledAtAsync(int operation)
    {
        await using var workshop = await Workshop.WithAsync(Waits);
        await using var world = await WorldOf(workshop);
        world.Environment["BEADS_TEST_KILL_AT"] = string.Create(
            CultureInfo.InvariantCulture,
            $"file_operation:{operation}"
        );
        if ((await world.TickAsync()).Code != 137)
        {
            await workshop.WrittenAsync("count");
            return false;
        }
        world.Environment.Remove("BEADS_TEST_KILL_AT");

        // A jobs folder that was never made proves nothing, so silence decides.
        await world.PassAsync(TimeSpan.FromMinutes(Directory.Exists(workshop.JobsFolder) ? 6 : 40));
        (await world.TickAsync("tick", "--sweep")).With(0);

        var outcome = Directory.Exists(workshop.JobsFolder) ? "job_lost" : "stale";
        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled {outcome}"], $"operation {operation}");
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        File.Exists(workshop.At("count")).ShouldBeFalse();
        return true;
    }

    private static async Task<World> WorldOf(Workshop workshop)
    {
        var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_AGENT"] = "command";
        world.Environment["BEADS_AGENT_COMMAND"] = workshop.Command;
        world.Environment["BEADS_JOBS_FOLDER"] = workshop.JobsFolder;
        return world;
    }

    private static string JobOf(Workshop workshop) =>
        Path.GetFileName(Directory.GetDirectories(workshop.JobsFolder).ShouldHaveSingleItem());
}
