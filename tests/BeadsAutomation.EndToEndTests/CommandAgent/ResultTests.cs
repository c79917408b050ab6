using System.Text.Json.Nodes;
using BeadsAutomation.EndToEndTests.Jsonl;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>What an agent's program prints and what its agent notes, through the published programs.</summary>
public sealed class ResultTests
{
    // A first line as long as that of an agent with many tools, then thousands of messages, then the end.
    private const string Stream = """
        printf '{"type":"system","subtype":"init","tools":["%s"]}\n' "$(head -c 60000 /dev/zero | tr '\0' t)"
        yes '{"type":"assistant","message":{"content":[{"type":"text","text":"API Error: rate limit"}]}}' | head -n 20000
        echo 'a warning of its runtime' >&2
        """;

    [Theory]
    [InlineData(
        """echo '{"type":"result","subtype":"success","is_error":false,"num_turns":12,"result":"Half of it is done.","session_id":"s-1","total_cost_usd":0.4217}'""",
        "completed and left the bead in progress",
        "cost $0.4217, 12 turns; last words: \"Half of it is done.\"",
        0.4217
    )]
    [InlineData(
        """echo '{"type":"result","is_error":false,"result":"TASK_FAILED: API Error 529","total_cost_usd":1e308}'""",
        "completed and left the bead in progress",
        "its text begins with TASK_FAILED; last words: \"TASK_FAILED: API Error 529\"",
        null
    )]
    [InlineData(
        """echo '{"type":"result","is_error":true,"subtype":"success","result":"Invalid API key · Please run /login","total_cost_usd":0}'; exit 1""",
        "failed with exit code 1",
        "its result is an error; cost $0.00; last words: \"Invalid API key · Please run /login\"",
        0.0
    )]
    public async Task The_result_at_the_end_of_megabytes_is_what_the_job_said(
        string end,
        string words,
        string said,
        double? cost
    )
    {
        await using var workshop = await Workshop.WithAsync($"{Stream}\n{end}");
        await using var world = await WorldAsync(workshop);
        world.Environment["BEADS_WEATHER_RETRIES"] = "1";
        await RunAsync(world, workshop);

        (await world.SweepAsync()).With(0);

        var note = world.NotesOf("bd-1")[^1];
        note.ShouldContain($" {words} — blocking outcome=");
        note.ShouldContain($"; {said}; nothing was noted since the claim");
        var history = JsonNode.Parse((await world.TickAsync("history", "bd-1", "--output", "json")).With(0).Out)!;
        ((double?)history["history"]!["attempts"]![0]!["cost_usd"]).ShouldBe(cost);
        var report = (await world.TickAsync("report")).With(0).Out;
        report.Contains("was spent by the 1 that told it", StringComparison.Ordinal).ShouldBe(cost is not null);
    }

    [Fact]
    public async Task A_note_of_megabytes_stops_no_sweep_and_no_question()
    {
        await using var workshop = await Workshop.WithAsync("echo done");
        await using var world = await WorldAsync(workshop);
        await RunAsync(world, workshop);
        var bead = JsonNode.Parse(world.File.Lines[0])!;
        bead["notes"] = $"{bead["notes"]}\npassword=hunter2 {new string('-', 1_500_000)}";
        await File.WriteAllTextAsync(world.File.Path, $"{bead.ToJsonString()}\n");

        (await world.TickAsync("status")).With(0);
        (await world.TickAsync("explain")).With(0).Out.ShouldContain("last note: \"password=*** -----");
        (await world.SweepAsync()).With(0);

        world.StatusOf("bd-1").ShouldBe("blocked");
        world.NotesOf("bd-1")[^1].ShouldContain("last note: \"password=*** -----");
    }

    private static async Task<JsonlWorld> WorldAsync(Workshop workshop)
    {
        var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_AGENT"] = "command";
        world.Environment["BEADS_AGENT_COMMAND"] = workshop.Command;
        world.Environment["BEADS_JOBS_FOLDER"] = workshop.JobsFolder;
        return world;
    }

    private static async Task RunAsync(JsonlWorld world, Workshop workshop)
    {
        (await world.TickAsync()).With(0);
        await workshop.OverAsync(
            Path.GetFileName(Directory.GetDirectories(workshop.JobsFolder).ShouldHaveSingleItem())
        );
    }
}
