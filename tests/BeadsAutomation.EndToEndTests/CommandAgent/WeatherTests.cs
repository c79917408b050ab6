using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>Provider weather through the published programs, with a local command that meets it.</summary>
public sealed class WeatherTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("sweep_committed")]
    public async Task It_is_tried_once_more_and_then_blocked(string? killAt)
    {
        await using var workshop = await Workshop.WithAsync(
            "echo 'API Error: 529 rate limit; password=hunter2'; exit 1"
        );
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_AGENT"] = "command";
        world.Environment["BEADS_AGENT_COMMAND"] = workshop.Command;
        world.Environment["BEADS_JOBS_FOLDER"] = workshop.JobsFolder;
        world.Environment["BEADS_WEATHER_RETRIES"] = "1";
        (await world.TickAsync()).With(0);
        var first = Jobs(workshop).ShouldHaveSingleItem();
        await workshop.OverAsync(first);

        (await world.SweepAsync("--dry-run")).With(0).Out.ShouldContain("would put back bd-1: provider_weather");
        if (killAt is not null)
        {
            world.Environment["BEADS_TEST_KILL_AT"] = killAt;
            (await world.SweepAsync()).With(137);
            world.Environment.Remove("BEADS_TEST_KILL_AT");
        }
        (await world.SweepAsync()).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled provider_weather job={first}"]);
        (await world.StatusAsync("bd-1")).ShouldBe("open");
        var note = (await world.NotesAsync("bd-1"))[^1];
        note.ShouldContain("in provider weather — open again (1 of 1), not before ");
        note.ShouldContain("password=***");
        (await world.TickAsync()).With(0).Out.ShouldContain("backoff");
        Jobs(workshop).Count.ShouldBe(1);

        await world.Database.ExecuteAsync(
            "update automation_attempts set not_before = not_before - interval 10 minute where bead_id = 'bd-1'"
        );
        (await world.TickAsync()).With(0);
        var second = Jobs(workshop).Single(job => job != first);
        await workshop.OverAsync(second);
        (await world.SweepAsync()).With(0);

        (await world.LedgerAsync("bd-1"))[^1].ShouldBe($"2 settled job_failed job={second}");
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
    }

    private static IReadOnlyList<string> Jobs(Workshop workshop) =>
        [.. Directory.GetDirectories(workshop.JobsFolder).Select(folder => Path.GetFileName(folder))];
}
