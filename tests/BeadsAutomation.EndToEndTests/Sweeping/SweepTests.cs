using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Sweeping;

/// <summary>What the reaper makes of beads that were sent.</summary>
public sealed class SweepTests
{
    private const string Open = "1 dispatched job=" + FirstJob;

    private static readonly Dictionary<
        string,
        (AgentReply Reply, string Status, string Ledger, string? Note)
    > Jobs = new(StringComparer.Ordinal)
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
        (await world.NotesAsync("bd-1"))[2]
            .ShouldStartWith("reaper: in progress for 121m (hard cap 120m) — blocking");
    }

    [Fact]
    public async Task Without_the_services_url_silence_decides()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(30), withService: false);
        (await world.SweepAsync()).With(0);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");

        await world.PassAsync(TimeSpan.FromMinutes(1));
        (await world.SweepAsync()).With(0).Out.ShouldContain("REAPED bd-1");

        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled stale job={FirstJob}"]);
        (await world.NotesAsync("bd-1"))[2]
            .ShouldStartWith("reaper: no progress for 31m (threshold 30m) — blocking");
    }

    [Fact]
    public async Task A_comment_by_somebody_else_is_a_sign_of_life_and_our_own_write_is_none()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(40), withService: false);
        await world.Database.ExecuteAsync(
            "insert into comments (id, issue_id, author, text, created_at) values ('c-1', 'bd-1', 'agent', 'at it', utc_timestamp() - interval 5 minute)"
        );

        (await world.SweepAsync()).With(0).Out.ShouldContain("keeping bd-1 (age 5m < 30m)");
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");

        await world.Database.ExecuteAsync("delete from comments");
        (await world.SweepAsync()).With(0).Out.ShouldContain("REAPED bd-1 (stale 40m)");
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

    [Fact]
    public async Task Beads_of_the_shell_pair_are_judged_by_silence()
    {
        await using var world = await World.CreateAsync();
        var now = await world.Database.NowAsync();
        await world.PutAsync(
            new BeadRow("old") { Status = "in_progress", UpdatedAt = now.AddSeconds(-1865) },
            new BeadRow("young") { Status = "in_progress", UpdatedAt = now.AddMinutes(-29) }
        );

        var sweep = (await world.SweepAsync()).With(0);

        sweep.OutLines.ShouldContain(line => line.StartsWith("REAPED old (stale 31m)"));
        sweep.OutLines.ShouldContain(line => line.StartsWith("keeping young (age 29m < 30m)"));
        (await world.StatusAsync("old")).ShouldBe("blocked");
        (await world.NotesAsync("old"))
            .ShouldHaveSingleItem()
            .ShouldStartWith("reaper: no progress for 31m (threshold 30m) — blocking");
        (await world.LedgerAsync("old")).ShouldBe(["1 settled stale"]);
        (await world.StatusAsync("young")).ShouldBe("in_progress");
        (await world.LedgerAsync("young")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_everywhere_at_once_blocks_nothing_until_a_human_has_looked()
    {
        await using var world = await World.CreateAsync();
        var silent = (await world.Database.NowAsync()).AddHours(-1);
        await world.PutAsync([
            .. Enumerable
                .Range(1, 11)
                .Select(n => new BeadRow($"bd-{n}") { Status = "in_progress", UpdatedAt = silent }),
        ]);
        var before = await world.ContentsAsync();

        (await world.SweepAsync()).With(5).Error.ShouldContain("fuse tripped");
        (await world.ContentsAsync()).ShouldBe(before);
        (await world.SweepAsync("--allow-mass-reap")).With(0);

        (
            await world.Database.ScalarAsync<long>(
                "select count(*) from issues where status = 'blocked'"
            )
        ).ShouldBe(11);
    }
}
