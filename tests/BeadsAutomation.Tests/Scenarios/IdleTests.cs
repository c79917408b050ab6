using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Where there is nothing to do, nothing is done.</summary>
public sealed class IdleTests
{
    private const int Passes = 100;

    [Fact]
    public async Task A_hundred_ticks_on_an_empty_queue_write_nothing_and_ask_nobody()
    {
        var world = new ModelWorld();

        await TicksWriteNothingAsync(world, TickOutcome.Idle);

        world.Agent.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("\u00a0\u2003\ufeff")]
    public async Task A_hundred_ticks_on_a_bead_with_blank_acceptance_criteria_write_nothing_and_ask_nobody(
        string acceptance
    )
    {
        var world = new ModelWorld();
        world.Put(new BeadRow("b1") { AcceptanceCriteria = acceptance });

        var last = await TicksWriteNothingAsync(world, TickOutcome.Idle);

        last.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.NoAcceptance);
        world.Agent.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_hundred_ticks_while_held_write_nothing_and_ask_nobody()
    {
        var world = ModelWorld.With("b1", "b2");
        world.Agent.Answer = order => Answers.Environment(order) with { RetryAfter = TimeSpan.FromHours(1) };
        await world.TickAsync();
        var requests = world.Agent.Requests;

        var last = await TicksWriteNothingAsync(world, TickOutcome.Held);

        last.Decisions.Select(d => d.Reason).ShouldBe([ReasonCode.Held, ReasonCode.Held]);
        world.Agent.Requests.ShouldBe(requests);
    }

    [Fact]
    public async Task A_hundred_ticks_on_a_busy_service_write_nothing_and_send_nothing()
    {
        var world = ModelWorld.With("b1", "b2");
        world.Agent.Room = () => new Room(RoomState.Busy, 0, "10 of 10 jobs run");

        var last = await TicksWriteNothingAsync(world, TickOutcome.Busy);

        last.ExitCode.ShouldBe(ExitCode.Done);
        last.Decisions.ShouldAllBe(d => d.Reason == ReasonCode.ServiceBusy);
        world.Agent.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hundred_dry_runs_on_a_full_queue_write_nothing_and_send_nothing()
    {
        var world = ModelWorld.With("b1", "b2");

        await WritesNothingAsync(
            world,
            async () => (await world.Process().TickAsync(dryRun: true)).Outcome.ShouldBe(TickOutcome.Planned)
        );

        world.Agent.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hundred_sweeps_with_nothing_to_do_write_nothing()
    {
        var world = ModelWorld.With("waits", "runs");
        world.Do(t => t.SetCells("runs", [new("priority", 0L)]));
        await world.TickAsync();
        world.Agent.Job = _ => Answers.Job(JobState.Running);

        await WritesNothingAsync(world, async () => (await world.SweepAsync()).Kept.ShouldBe(1));

        world.Agent.PostsOf("runs").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_dry_sweeps_of_a_silent_bead_write_nothing()
    {
        var world = ModelWorld.With("b1");
        await world.TickAsync();
        world.Advance(31);

        await WritesNothingAsync(
            world,
            async () => (await world.Process().SweepAsync(dryRun: true)).Reaped.ShouldBe(1)
        );
    }

    [Fact]
    public async Task A_hundred_sweeps_of_an_empty_database_write_nothing_and_ask_nobody()
    {
        var world = new ModelWorld();

        await WritesNothingAsync(world, async () => (await world.SweepAsync()).Verdicts.ShouldBeEmpty());

        world.Agent.Requests.ShouldBe(0);
    }

    private static async Task<TickReport> TicksWriteNothingAsync(ModelWorld world, TickOutcome expected)
    {
        TickReport? last = null;
        await WritesNothingAsync(
            world,
            async () =>
            {
                last = await world.TickAsync();
                (last.Outcome, last.ExitCode).ShouldBe((expected, ExitCode.Done));
            }
        );
        return last!;
    }

    private static async Task WritesNothingAsync(ModelWorld world, Func<Task> pass)
    {
        var before = world.Database.Engine.Counters;
        for (var i = 0; i < Passes; i++)
        {
            await pass();
            world.Advance(0.5);
        }
        var after = world.Database.Engine.Counters;
        (after.Writes, after.Commits).ShouldBe((before.Writes, before.Commits));
        after.Reads.ShouldBeGreaterThan(before.Reads);
    }
}
