using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Hands;

/// <summary>What people do by hand with the built program.</summary>
public sealed class HandTests
{
    [Fact]
    public async Task Paused_nothing_is_claimed_a_stale_bead_is_reaped_and_dispatch_still_works()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(31), withService: false);
        await world.PutAsync(new BeadRow("bd-2"), new BeadRow("bd-3"));
        var requests = world.Agent.Requests.Count;

        (await world.TickAsync("pause", "--reason", "restore of tonight", "--for", "2h")).With(0);
        (await world.TickAsync()).With(0).Out.ShouldContain("restore of tonight (beads-dispatcher)");
        world.Agent.Requests.Count.ShouldBe(requests);
        (await world.SweepAsync()).With(0).Out.ShouldContain("REAPED bd-1");
        var sent = (await world.TickAsync("dispatch", "bd-3")).With(0);

        sent.Out.ShouldContain("  paused: overridden — until ");
        sent.Out.ShouldContain("dispatched bd-3 as job 000000000002");
        (await world.StatusAsync("bd-2")).ShouldBe("open");

        (await world.TickAsync("resume")).With(0).Out.ShouldContain("the queue is resumed");
        (await world.TickAsync()).With(0);
        (await world.StatusAsync("bd-2")).ShouldBe("in_progress");
    }

    [Fact]
    public async Task A_paused_label_holds_its_beads_alone()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1") { Priority = 0 }, new BeadRow("bd-2"));
        await world.Database.InsertLabelAsync("bd-1", "risky");

        (await world.TickAsync("pause", "--reason", "review", "--label", "risky")).With(0);
        (await world.TickAsync()).With(0);

        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.StatusAsync("bd-2")).ShouldBe("in_progress");
        var plain = (await world.TickAsync("resume")).With(0);
        plain.Out.ShouldContain("the queue is not paused");
        plain.Out.ShouldContain("paused: label risky");
    }

    [Fact]
    public async Task A_cancelled_bead_is_blocked_and_what_its_agent_does_later_is_kept()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10), withService: false);

        (await world.TickAsync("cancel", "bd-1")).With(0).Out.ShouldContain("may go on");

        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        (await world.NotesAsync("bd-1"))[^1].ShouldStartWith("cancelled by beads-dispatcher: ");
        await world.Database.ExecuteAsync("update issues set status = 'closed' where id = 'bd-1'");
        (await world.SweepAsync()).With(0);
        (await world.TickAsync("cancel", "bd-1")).With(0).Out.ShouldContain("nothing to cancel");
        (await world.StatusAsync("bd-1")).ShouldBe("closed");
    }

    [Fact]
    public async Task Reap_asks_for_the_job_and_gives_up_only_what_does_not_live()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10));
        world.Agent.Jobs[FirstJob] = AgentReply.Job("running");
        (await world.TickAsync("reap", "bd-1")).With(5).Error.ShouldContain("its job is running");

        world.Agent.Jobs[FirstJob] = AgentReply.Job("timeout");
        (await world.TickAsync("reap", "bd-1")).With(0).Out.ShouldContain("given up as job_timeout");
        await world.Database.ExecuteAsync(
            "update issues set status = 'open', updated_at = utc_timestamp() where id = 'bd-1'"
        );

        (await world.TickAsync("--dry-run")).With(0).Out.ShouldContain("bd-1: orphan_grace");
    }

    [Theory]
    [InlineData("pause", "--reason", "r")]
    [InlineData("pause", "--reason", "r", "--label", "risky")]
    [InlineData("cancel", "bd-1")]
    [InlineData("reap", "bd-1")]
    [InlineData("dispatch", "bd-2")]
    public async Task Who_may_only_read_is_told_so(params string[] arguments)
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10), withService: false);
        await world.PutAsync(new BeadRow("bd-2"));
        var before = await world.ContentsAsync();
        world.As(await world.Database.CreateUserAsync("select"));

        (await world.TickAsync(arguments)).With(3).Error.ShouldContain("GRANT");

        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("pause", "--reason", "r", "--for", "1s")]
    [InlineData("cancel")]
    [InlineData("dispatch", " ")]
    public async Task What_is_asked_wrongly_is_wrong_usage(params string[] arguments)
    {
        await using var world = await World.CreateAsync();

        (await world.TickAsync(arguments)).With(2);
    }
}
