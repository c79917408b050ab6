using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Sweeping;

/// <summary>What the reaper makes of what the service says of a job.</summary>
public sealed class JobTests
{
    private const string Open = "1 dispatched job=" + FirstJob;

    private static readonly Dictionary<string, (AgentReply Reply, string Status, string Ledger, string? Note)> Jobs =
        new(StringComparer.Ordinal)
        {
            ["queued"] = (AgentReply.Job("queued"), "in_progress", Open, null),
            ["running"] = (AgentReply.Job("running"), "in_progress", Open, null),
            ["unknown word"] = (AgentReply.Job("pondering"), "in_progress", Open, null),
            ["500"] = (AgentReply.Of(500, ""), "in_progress", Open, null),
            ["a proxy's 404"] = (AgentReply.Of(404, "<html>"), "in_progress", Open, null),
            ["completed"] = (
                AgentReply.Job("completed", 0),
                "blocked",
                $"1 settled agent_left_open job={FirstJob}",
                "completed and left the bead in progress"
            ),
            ["failed"] = (
                AgentReply.Job("failed", 7),
                "blocked",
                $"1 settled job_failed job={FirstJob}",
                "failed with exit code 7"
            ),
            ["timeout"] = (
                AgentReply.Job("timeout"),
                "blocked",
                $"1 settled job_timeout job={FirstJob}",
                "ran out of its time"
            ),
            ["error"] = (
                AgentReply.Job("error", error: "clone failed"),
                "blocked",
                $"1 settled job_error job={FirstJob}",
                "clone failed"
            ),
            ["said something"] = (
                AgentReply.Job("completed", 0, null, "half of it", "is done"),
                "blocked",
                $"1 settled agent_left_open job={FirstJob}",
                "; exit code 0; last words: \"half of it / is done\"; nothing was noted since the claim"
            ),
            ["lost"] = (
                AgentReply.JobNotFound(),
                "blocked",
                $"1 settled job_lost job={FirstJob}",
                "is not known to the agent service any more"
            ),
        };

    public static TheoryData<string> JobStates() => [.. Jobs.Keys];

    [Theory]
    [MemberData(nameof(JobStates))]
    public async Task What_the_service_says_of_the_job_decides_at_once(string state)
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10));
        var (reply, status, ledger, note) = Jobs[state];
        world.Agent.Jobs[FirstJob] = reply;

        (await world.SweepAsync()).With(0);

        (await world.StatusAsync("bd-1")).ShouldBe(status);
        (await world.LedgerAsync("bd-1")).ShouldBe([ledger]);
        var notes = await world.NotesAsync("bd-1");
        notes.Count.ShouldBe(note is null ? 2 : 3);
        if (note is not null)
        {
            notes[2].ShouldStartWith($"reaper: job {FirstJob} ");
            notes[2].ShouldContain(note);
            notes[2].ShouldContain("— blocking");
        }
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_running_job_is_kept_for_hours_and_given_up_at_the_hard_cap()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(118));
        (await world.SweepAsync()).With(0).Out.ShouldContain("keeping bd-1");
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");

        await world.PassAsync(TimeSpan.FromMinutes(3));
        (await world.SweepAsync()).With(0);

        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled hard_cap job={FirstJob}"]);
        (await world.NotesAsync("bd-1"))[2].ShouldStartWith("reaper: in progress for 121m (hard cap 120m) — blocking");
    }

    [Fact]
    public async Task A_service_that_is_down_is_no_word_about_any_job()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10));
        using var refusing = new RefusingPort();
        world.Environment["AGENT_SERVICE_URL"] = refusing.Url.ToString();

        (await world.SweepAsync()).With(0).Out.ShouldContain("keeping bd-1");

        (await world.LedgerAsync("bd-1")).ShouldBe([Open]);
    }
}
