using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Ticks that send several beads.</summary>
public sealed class FanOutTests
{
    /// <param name="failAfter">So many are taken, all others refused.</param>
    /// <param name="sent">POSTs.</param>
    /// <param name="batches">Batches that were begun.</param>
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 3, 2)]
    [InlineData(5, 7, 3)]
    [InlineData(7, 10, 4)]
    [InlineData(10, 10, 4)]
    public async Task The_first_failure_ends_it_after_its_batch(int failAfter, int sent, int batches)
    {
        var world = WorldOf(10, new BeadsOptions { MaxPerTick = 10 });
        world.Agent.Answer = o => world.Agent.Posts.Count < failAfter ? Answers.Accepted(o) : Answers.BeadFault(o);

        var fanOut = (await world.TickAsync()).FanOut.ShouldNotBeNull();

        world.Agent.Posts.Count.ShouldBe(sent);
        (fanOut.Batches.Count, fanOut.Attempted, fanOut.Succeeded).ShouldBe((batches, sent, Math.Min(sent, failAfter)));
        fanOut.Outcome.ShouldBe(sent == failAfter ? FanOutOutcome.Completed : FanOutOutcome.Halted);
        fanOut.Failures.Select(f => f.Index).ShouldBe(Enumerable.Range(failAfter, sent - failAfter));
        fanOut.Failures.ShouldAllBe(f => f.Batch == batches - 1 && f.Class == FanOutFailureClass.Task);
        world.Attempts().Count.ShouldBe(sent);
        Promise.MustHold(world, $"after {failAfter}");
    }

    [Fact]
    public async Task An_answer_that_has_come_is_recorded_before_the_next_bead_is_claimed_and_all_settle_at_the_end()
    {
        var world = WorldOf(2, new BeadsOptions { MaxPerTick = 2, BatchInitial = 2 });
        var steps = new List<string>();

        await world
            .Process(s =>
            {
                if (s.EndsWith("/BeforeCommit", StringComparison.Ordinal))
                {
                    steps.Add(s[..s.IndexOf('/', StringComparison.Ordinal)]);
                }
                return Task.CompletedTask;
            })
            .TickAsync();

        string[] sent = ["Apply", "MarkPosting", "RecordAnswer"];
        steps.ShouldBe([.. sent, .. sent, "Apply", "Apply"]);
    }

    [Theory]
    [InlineData(AnswerClass.Busy, FanOutOutcome.Throttled, 120, ReasonCode.Held, ExitCode.Done)]
    [InlineData(AnswerClass.Environment, FanOutOutcome.Halted, null, ReasonCode.Held, ExitCode.Agent)]
    [InlineData(AnswerClass.Auth, FanOutOutcome.Halted, null, ReasonCode.Held, ExitCode.Agent)]
    [InlineData(AnswerClass.Unknown, FanOutOutcome.Halted, null, ReasonCode.Held, ExitCode.Attention)]
    [InlineData(AnswerClass.BeadFault, FanOutOutcome.Halted, null, ReasonCode.WaitsTurn, ExitCode.Attention)]
    public async Task Each_failure_says_how_to_go_on(
        AnswerClass answer,
        FanOutOutcome outcome,
        int? retryAfter,
        ReasonCode others,
        ExitCode exitCode
    )
    {
        var world = WorldOf(4, new BeadsOptions { MaxPerTick = 4 });
        world.Agent.Answer = o => o.BeadId == "b0" ? Answers.Accepted(o) : Answers.Of(answer, o);

        var tick = await world.TickAsync();

        tick.FanOut.ShouldNotBeNull().Outcome.ShouldBe(outcome);
        tick.FanOut.RetryAfter.ShouldBe(retryAfter);
        tick.FanOut.Failures.Select(f => f.Index).ShouldBe([1, 2]);
        tick.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(others);
        tick.ExitCode.ShouldBe(exitCode);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(10, 3)]
    public async Task A_poison_P0_does_not_keep_five_good_P1_waiting(int perTick, int ticks)
    {
        var world = new ModelWorld(options: new BeadsOptions { MaxPerTick = perTick, MaxInFlight = 100 });
        world.Put(new BeadRow("poison") { Priority = 0 });
        for (var i = 1; i <= 5; i++)
        {
            world.Put(new BeadRow($"good{i}") { Priority = 1 });
        }
        world.Agent.Answer = o => o.BeadId == "poison" ? Answers.BeadFault(o) : Answers.Accepted(o);

        var needed = 0;
        while (world.Agent.Posts.Count(p => p.MayHaveStarted) < 5)
        {
            await world.TickAsync();
            world.Advance(0.3);
            (++needed).ShouldBeLessThanOrEqualTo(6);
        }
        needed.ShouldBeLessThanOrEqualTo(ticks);
    }

    [Theory]
    [InlineData(3, null, 0)]
    [InlineData(2, null, 1)]
    [InlineData(0, null, 3)]
    [InlineData(0, 2, 2)]
    [InlineData(1, 9, 2)]
    public async Task No_more_are_sent_than_there_is_room_for(int running, int? free, int sent)
    {
        var world = WorldOf(10, new BeadsOptions { MaxPerTick = 10, MaxInFlight = 3 });
        world.Agent.Room = () => new Room(RoomState.Known, 1, "");
        for (var i = 0; i < running; i++)
        {
            await world.TickAsync();
        }
        world.Agent.Room = () =>
            free is null ? new Room(RoomState.Unknown, null, "") : new Room(RoomState.Known, free, "");

        var tick = await world.TickAsync();

        (world.Agent.Posts.Count - running).ShouldBe(sent);
        tick.ExitCode.ShouldBe(ExitCode.Done);
        tick.Outcome.ShouldBe(sent == 0 ? TickOutcome.Saturated : TickOutcome.Dispatched);
        (tick.FanOut?.Outcome).ShouldBe(sent == 0 ? null : FanOutOutcome.Completed);
    }

    [Fact]
    public async Task A_dry_run_shows_as_many_as_would_be_sent_and_one_bead_per_tick_has_no_fan_out()
    {
        var world = WorldOf(5, new BeadsOptions { MaxPerTick = 3 });
        var dry = await world.Process().TickAsync(dryRun: true);

        dry.Dispatches.Select(d => d.BeadId).ShouldBe(["b0", "b1", "b2"]);
        dry.Decisions.Select(d => (d.Reason, d.Detail))
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldBe((ReasonCode.WaitsTurn, "3 beads per tick at most"));
        (await WorldOf(5, new BeadsOptions()).TickAsync()).FanOut.ShouldBeNull();
    }

    [Fact]
    public async Task A_bead_lost_to_somebody_else_costs_no_place_in_its_batch()
    {
        var world = WorldOf(4, new BeadsOptions { MaxPerTick = 3, BatchInitial = 3 });

        var tick = await world
            .Process(step =>
            {
                if (step == "AskRoom/After")
                {
                    world.Do(t => t.SetStatus("b1", "closed"));
                }
                return Task.CompletedTask;
            })
            .TickAsync();

        world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["b0", "b2", "b3"]);
        tick.FanOut.ShouldNotBeNull().Outcome.ShouldBe(FanOutOutcome.Completed);
        tick.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.LostRace);
    }

    [Fact]
    public async Task Asked_to_stop_in_a_batch_it_claims_no_more_and_settles_what_it_sent()
    {
        using var stop = new CancellationTokenSource();
        var world = WorldOf(4, new BeadsOptions { MaxPerTick = 4, BatchInitial = 4 });
        world.Agent.Work = o =>
        {
            if (o.BeadId == "b1")
            {
                stop.Cancel();
            }
        };

        var tick = await world.Process().TickAsync(stop: stop.Token);

        world.Agent.Posts.Count.ShouldBe(2);
        world.Attempts().ShouldAllBe(a => a.JobId != null);
        tick.Outcome.ShouldBe(TickOutcome.Interrupted);
        tick.FanOut.ShouldNotBeNull().Outcome.ShouldBe(FanOutOutcome.Halted);
        tick.Decisions.ShouldAllBe(d => d.Detail == "interrupted");
    }

    [Fact]
    public async Task A_store_that_fails_within_a_batch_loses_no_answer()
    {
        var world = WorldOf(3, new BeadsOptions { MaxPerTick = 3, BatchInitial = 3 });
        var claims = 0;
        var broken = world.Process(step =>
            step == "Apply/BeforeBegin" && ++claims == 3 ? throw new StoreException("gone") : Task.CompletedTask
        );

        await Should.ThrowAsync<StoreException>(() => broken.TickAsync());

        world.Agent.Posts.Count.ShouldBe(2);
        Promise.EveryAnswerIsKept(world, "third claim failed");
    }

    internal static ModelWorld WorldOf(int beads, BeadsOptions options)
    {
        var world = new ModelWorld(options: options);
        for (var i = 0; i < beads; i++)
        {
            world.Put(new BeadRow($"b{i}"));
        }
        return world;
    }
}
