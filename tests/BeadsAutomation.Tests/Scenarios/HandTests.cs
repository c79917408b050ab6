using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>One bead sent, taken back or given up by hand.</summary>
public sealed class HandTests
{
    [Fact]
    public async Task A_late_close_by_the_old_agent_is_kept_after_cancel()
    {
        var world = Worlds.Make("at work");

        var report = await world.Process().CancelAsync("b1");

        report.Sentence.ShouldContain("its agent (job job-b1-1) may go on");
        (world.Status("b1"), world.Assignee("b1")).ShouldBe(("blocked", "agent"));
        world.Do(t => t.Close("b1"));
        var closed = world.Database.Bead("b1");
        await world.LetPassAsync(hours: 5, everyMinutes: 20);
        world.Database.Bead("b1").ShouldBe(closed);
        world.Agent.Posts.Count.ShouldBe(1);
        world.Attempts("b1").ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.TakenBack);
    }

    [Fact]
    public async Task A_cancelled_bead_that_is_reopened_waits_until_its_agent_surely_has_ended()
    {
        var world = Worlds.Make("at work");
        await world.Process().CancelAsync("b1");
        world.Reopen("b1");

        var tick = await world.TickAsync();
        tick.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.OrphanGrace);
        world.Clock.Advance(new TimeSpan(0, 29, 59));
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Idle);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
    }

    [Fact]
    public async Task A_bead_reaped_for_silence_is_sent_at_the_next_tick_once_it_is_reopened()
    {
        var world = Worlds.Make("reaped");
        world.Reopen("b1");

        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
    }

    [Theory]
    [InlineData("rearm")]
    [InlineData("dispatch")]
    public async Task Rearm_and_dispatch_go_over_the_orphan_grace(string verb)
    {
        var world = Worlds.Make("at work");
        world.Agent.Job = _ => Answers.Job(JobState.TimedOut);
        await world.SweepAsync();
        world.Reopen("b1");
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Idle);

        if (verb == "rearm")
        {
            await world.Process().RearmAsync("b1");
            await world.TickAsync();
        }
        else
        {
            var sent = await world.Process().DispatchAsync("b1");
            Gate(sent, ReasonCode.OrphanGrace).State.ShouldBe(GateState.Overridden);
        }

        world.Agent.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Dispatch_goes_over_pause_and_hold_and_anothers_turn_and_says_so()
    {
        var world = ModelWorld.With("b1", "b2");
        world.Agent.Answer = Answers.Environment;
        await world.TickAsync();
        world.Agent.Answer = Answers.Accepted;
        await world.Process().PauseAsync("restore");

        var report = await world.Process().DispatchAsync("b2");

        (report.ExitCode, report.Sentence).ShouldBe((ExitCode.Done, ""));
        Gate(report, ReasonCode.Paused)
            .ShouldBe(
                new GateReport(
                    ReasonCode.Paused,
                    GateState.Overridden,
                    "until it is resumed: restore (beads-dispatcher)"
                )
            );
        Gate(report, ReasonCode.Held).State.ShouldBe(GateState.Overridden);
        report.Tick!.Dispatches.ShouldHaveSingleItem().Result.ShouldBe(DispatchResult.Dispatched);
        world.Agent.Posts[^1].Order.BeadId.ShouldBe("b2");
        await world.Process().ResumeAsync();
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched, "the accepted answer cleared the hold");
    }

    [Theory]
    [InlineData(false, ReasonCode.Backoff)]
    [InlineData(true, null)]
    public async Task The_backoff_holds_unless_it_is_to_be_ignored(bool ignored, ReasonCode? closed)
    {
        var world = ModelWorld.With("b1");
        world.Agent.Answer = Answers.BeadFault;
        await world.TickAsync();

        var report = await world.Process().DispatchAsync("b1", ignored);

        Closed(report).ShouldBe(closed);
        report.ExitCode.ShouldBe(ignored ? ExitCode.Attention : ExitCode.Done);
        world.Agent.Posts.Count.ShouldBe(ignored ? 2 : 1);
    }

    [Theory]
    [InlineData("in flight", ReasonCode.InFlight, ExitCode.Done)]
    [InlineData("blocked", ReasonCode.BlockedBy, ExitCode.Done)]
    [InlineData("full", ReasonCode.CapacitySaturated, ExitCode.Done)]
    [InlineData("busy", ReasonCode.ServiceBusy, ExitCode.Done)]
    [InlineData("away", ReasonCode.ServiceUnreachable, ExitCode.Agent)]
    public async Task What_no_word_goes_over_is_said_and_nothing_is_sent_or_written(
        string why,
        ReasonCode closed,
        ExitCode exitCode
    )
    {
        var world = new ModelWorld(options: new BeadsOptions { MaxInFlight = 1, MaxAttempts = 1 });
        world.Put(new Testing.BeadRow("b1"));
        world.Put(new Testing.BeadRow("b0") { Assignee = why == "full" ? "agent" : "bob", Priority = 0 });
        await BringAsync(world, why);
        var (before, posts) = (world.Database.Bead("b1"), world.Agent.Posts.Count);

        var report = await world.Process().DispatchAsync("b1", ignoreBackoff: true);

        (Closed(report), report.ExitCode, report.Tick).ShouldBe((closed, exitCode, null));
        report.Sentence.ShouldStartWith($"nothing is sent: {closed.Word()}");
        world.Database.Bead("b1").ShouldBe(before);
        world.Agent.Posts.Count.ShouldBe(posts);
    }

    [Theory]
    [InlineData("no-such", "there is no such bead")]
    [InlineData("blocker", "it is not assigned to agent")]
    [InlineData("b1", "it is in progress: run 'beads-dispatcher rearm")]
    public async Task What_does_not_wait_cannot_be_sent(string beadId, string sentence)
    {
        var report = await Worlds.Make("at work").Process().DispatchAsync(beadId);

        report.ExitCode.ShouldBe(ExitCode.Attention);
        report.Sentence.ShouldStartWith(sentence);
    }

    [Fact]
    public async Task A_dry_run_shows_the_gates_and_writes_nothing()
    {
        var world = ModelWorld.With("b1");

        var report = await world.Process().DispatchAsync("b1", dryRun: true);

        report.Tick!.Dispatches.ShouldHaveSingleItem().Result.ShouldBe(DispatchResult.Planned);
        report.Gates.Select(g => g.State).ShouldAllBe(s => s == GateState.Open);
        (world.Agent.Posts.Count, world.Changes.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(JobState.Running, "in_progress", ExitCode.Attention)]
    [InlineData(JobState.Queued, "in_progress", ExitCode.Attention)]
    [InlineData(JobState.CannotTell, "blocked", ExitCode.Done)]
    [InlineData(JobState.Failed, "blocked", ExitCode.Done)]
    public async Task Reap_gives_up_what_the_service_does_not_call_alive(JobState job, string status, ExitCode exitCode)
    {
        var world = Worlds.Make("at work");
        world.Agent.Job = _ => Answers.Job(job);

        (await world.Process().GiveUpAsync("b1")).ExitCode.ShouldBe(exitCode);

        world.Status("b1").ShouldBe(status);
    }

    private static async Task BringAsync(ModelWorld world, string why)
    {
        switch (why)
        {
            case "in flight":
                await world.TickAsync();
                world.Reopen("b1");
                break;
            case "blocked":
                world.Do(t => t.AddDependency("b1", "b0"));
                break;
            case "full":
                await world.TickAsync();
                break;
            case "busy":
                world.Agent.Room = () => new Room(RoomState.Busy, 0, "0 of 3 free");
                break;
            default:
                world.Agent.Room = () => new Room(RoomState.Unreachable, null, "refused");
                break;
        }
    }

    private static GateReport Gate(HandDispatchReport report, ReasonCode gate) =>
        report.Gates.Single(g => g.Gate == gate);

    private static ReasonCode? Closed(HandDispatchReport report) =>
        report.Gates.FirstOrDefault(g => g.State == GateState.Closed)?.Gate;
}
