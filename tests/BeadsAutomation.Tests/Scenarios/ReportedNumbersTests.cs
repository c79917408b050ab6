using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>The numbers that reports carry for those who watch.</summary>
public sealed class ReportedNumbersTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1", "b2");

    [Fact]
    public async Task A_tick_reports_the_queue_as_it_read_it()
    {
        var older = new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);
        _world.Put(new BeadRow("b3") { UpdatedAt = older, Priority = 4 });
        var age = (long)(_world.Now - older).TotalSeconds;

        (await _world.TickAsync()).Queue.ShouldBe(new QueueReport(3, older, age, 0));
        _world.Advance(1);
        (await _world.TickAsync()).Queue.ShouldBe(new QueueReport(2, older, age + 60, 1));
    }

    [Fact]
    public async Task Beads_that_wait_for_something_of_their_own_are_not_in_the_queue()
    {
        var world = new ModelWorld();
        world.Put(new BeadRow("b1") { AcceptanceCriteria = "" });

        (await world.TickAsync()).Queue.ShouldBe(new QueueReport(0, null, 0, 0));
    }

    [Fact]
    public async Task Beads_that_no_tick_may_send_are_not_in_the_queue()
    {
        var world = ModelWorld.With("runs", "same pool", "untrusted", "label paused", "could go");
        world.Options = world.Options with { TrustedActors = new("ann") };
        foreach (var id in new[] { "runs", "same pool", "label paused", "could go" })
        {
            world.Do(t => t.AssignAs("ann", id, "agent"));
        }
        world.Do(t => t.Label("runs", "pool:site"));
        world.Do(t => t.Label("same pool", "pool:site"));
        world.Do(t => t.Label("label paused", "risky"));
        await world.Process().DispatchAsync("runs");
        await world.Process().PauseAsync("look first", label: "risky");
        var older = world.Database.Bead("could go")!.Time("updated_at")!.Value;
        world.Agent.Room = () => new Room(RoomState.Busy, null, "busy");

        (await world.TickAsync()).Queue.ShouldBe(new QueueReport(1, older, (long)(world.Now - older).TotalSeconds, 1));
        await world.Process().PauseAsync("all of it");
        (await world.TickAsync()).Queue.ShouldBe(new QueueReport(0, null, 0, 1));
    }

    [Fact]
    public async Task A_bead_that_changed_in_the_future_has_not_waited()
    {
        var world = new ModelWorld();
        var later = world.Now.AddHours(1);
        world.Put(new BeadRow("b1") { UpdatedAt = later });

        (await world.TickAsync()).Queue.ShouldBe(new QueueReport(1, later, 0, 0));
    }

    [Fact]
    public async Task A_sweep_counts_what_we_blocked_until_somebody_looks_after_it()
    {
        await _world.TickAsync();
        (await _world.SweepAsync()).Blocked.ShouldBe(0);
        _world.Advance(31);
        (await _world.SweepAsync()).Blocked.ShouldBe(1);
        (await _world.SweepAsync()).Blocked.ShouldBe(1);
        _world.Reopen("b1");
        (await _world.SweepAsync()).Blocked.ShouldBe(0);
    }

    [Fact]
    public async Task A_sweep_that_cannot_count_them_says_so_and_has_done_its_work()
    {
        await _world.TickAsync();
        _world.Advance(31);
        var process = _world.Process(step =>
            step.StartsWith("ReadBlocked", StringComparison.Ordinal)
                ? throw new StoreException("the server is gone")
                : Task.CompletedTask
        );

        var report = await process.SweepAsync();

        (report.ExitCode, report.Reaped, report.Blocked).ShouldBe((ExitCode.Done, 1, null));
        report.Warnings.ShouldBe(["the beads that we blocked could not be counted: the server is gone"]);
    }
}
