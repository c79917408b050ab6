using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>What ends a tick that sends several beads, and what those that are left wait for.</summary>
public sealed class TickEndsTests
{
    private static readonly string[] Ids = ["b1", "b2", "b3"];

    private readonly ModelWorld _world = ModelWorld.With(Ids);

    /// <param name="seconds">The first answer takes so long; a claim needs 45 of a tick's 75 s.</param>
    /// <param name="sent">POSTs.</param>
    [Theory]
    [InlineData(30, 3)]
    [InlineData(31, 1)]
    public async Task Its_time_is_up(int seconds, int sent)
    {
        _world.Options = new BeadsOptions { MaxPerTick = 5, MaxInFlight = 5 };
        _world.Agent.Work = o => _world.Advance(o.BeadId == "b1" ? seconds / 60.0 : 0);

        var report = await _world.TickAsync();

        _world.Agent.Posts.Count.ShouldBe(sent);
        report.Outcome.ShouldBe(sent == 3 ? TickOutcome.Dispatched : TickOutcome.OutOfTime);
        report.FanOut.ShouldNotBeNull().Outcome.ShouldBe(sent == 3 ? FanOutOutcome.Completed : FanOutOutcome.Halted);
        report.Decisions.Count.ShouldBe(3 - sent);
        report.Decisions.ShouldAllBe(d => d.Reason == ReasonCode.WaitsTurn && d.Detail == "the tick's time is up");
    }

    /// <param name="perTick">What a tick may send.</param>
    /// <param name="outcome">A tick that has sent what it may was not cut short, however long that took.</param>
    /// <param name="left">What the others wait for.</param>
    [Theory]
    [InlineData(1, TickOutcome.Dispatched, "one bead per tick")]
    [InlineData(2, TickOutcome.OutOfTime, "the tick's time is up")]
    public async Task Its_time_is_up_when_it_has_sent_what_it_may(int perTick, TickOutcome outcome, string left)
    {
        _world.Options = new BeadsOptions { MaxPerTick = perTick };
        _world.Agent.Work = _ => _world.Advance(0.6);

        var report = await _world.TickAsync();

        report.Outcome.ShouldBe(outcome);
        report.Decisions.Select(d => d.Detail).ShouldBe([left, left]);
        (report.FanOut is null).ShouldBe(perTick == 1);
    }

    [Fact]
    public async Task Its_time_is_up_with_nobody_left()
    {
        _world.Options = new BeadsOptions { MaxPerTick = 5 };
        _world.Do(t => t.Close("b2"));
        _world.Do(t => t.Close("b3"));
        _world.Agent.Work = _ => _world.Advance(0.6);

        var report = await _world.TickAsync();

        (report.Outcome, report.FanOut!.Outcome).ShouldBe((TickOutcome.Dispatched, FanOutOutcome.Completed));
    }

    [Theory]
    [InlineData(1, "one bead per tick")]
    [InlineData(5, "a bead of the last batch was not taken")]
    public async Task One_was_not_taken(int perTick, string left)
    {
        _world.Options = new BeadsOptions { MaxPerTick = perTick };
        _world.Agent.Answer = Answers.BeadFault;
        // Its end in time is no news beside that.
        _world.Agent.Work = _ => _world.Advance(perTick == 5 ? 0 : 0.6);

        var report = await _world.TickAsync();

        report.Outcome.ShouldBe(TickOutcome.Refused);
        report.Decisions.Select(d => d.Detail).ShouldBe([left, left]);
    }

    [Fact]
    public async Task A_refusal_beside_an_acceptance_is_what_the_tick_came_to()
    {
        _world.Options = new BeadsOptions { MaxPerTick = 3, BatchInitial = 3 };
        _world.Agent.Answer = o => o.BeadId == "b2" ? Answers.BeadFault(o) : Answers.Accepted(o);

        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Refused);
    }

    [Fact]
    public async Task A_refusal_and_the_end_of_its_time_are_a_refusal()
    {
        _world.Options = new BeadsOptions { MaxPerTick = 3 };
        _world.Agent.Answer = Answers.BeadFault;
        _world.Agent.Work = _ => _world.Advance(0.6);

        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Refused);
    }

    [Fact]
    public async Task All_were_lost_to_others()
    {
        _world.Options = new BeadsOptions { MaxPerTick = 5 };

        var report = await _world
            .Process(s =>
            {
                if (s == "Apply/BeforeBegin")
                {
                    foreach (var id in Ids)
                    {
                        _world.Do(t => t.Note(id, "mine"));
                    }
                }
                return Task.CompletedTask;
            })
            .TickAsync();

        report.Outcome.ShouldBe(TickOutcome.Lost);
        report.FanOut.ShouldBeNull();
        report
            .Decisions.Select(d => d.Reason)
            .ShouldBe([ReasonCode.LostRace, ReasonCode.LostRace, ReasonCode.LostRace]);
    }

    [Fact]
    public async Task A_probe_of_an_open_breaker_leaves_the_others_waiting_for_it()
    {
        _world.Options = new BeadsOptions { MaxPerTick = 5, BreakerAfter = 1 };
        _world.Agent.Answer = Answers.Environment;
        await _world.TickAsync();
        _world.Advance(3);

        var planned = await _world.Process().TickAsync(dryRun: true);
        var probed = await _world.TickAsync();

        planned.Dispatches.Count.ShouldBe(1);
        planned
            .Decisions.Select(d => (d.Reason, d.Detail))
            .Distinct()
            .ShouldBe([(ReasonCode.BreakerOpen, "one bead is tried at a time")]);
        var until = probed.HoldUntil.ShouldNotBeNull();
        probed
            .Decisions.Select(d => (d.Reason, d.Detail))
            .Distinct()
            .ShouldBe([(ReasonCode.BreakerOpen, $"until {Stamp.Of(until)}")]);
        probed.ExitCode.ShouldBe(ExitCode.Agent);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_holds_the_next_tick()
    {
        _world.Agent.Room = () => new Room(RoomState.Unreachable, null, "connection refused");

        var first = await _world.TickAsync();
        var second = await _world.TickAsync();

        (first.Outcome, first.HoldUntil).ShouldBe((TickOutcome.Unreachable, _world.Now.AddMinutes(2)));
        (second.Outcome, second.HoldUntil).ShouldBe((TickOutcome.Held, _world.Now.AddMinutes(2)));
    }

    [Fact]
    public async Task A_hold_that_is_over_is_not_told_again()
    {
        _world.Agent.Answer = Answers.Environment;
        await _world.TickAsync();
        _world.Advance(3);
        _world.Agent.Answer = Answers.BeadFault;

        (await _world.TickAsync()).HoldUntil.ShouldBeNull();
    }

    [Fact]
    public async Task It_was_stopped_before_it_took_a_bead()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var report = await _world.Process().TickAsync(stop: stopped.Token);

        report.Outcome.ShouldBe(TickOutcome.Interrupted);
        report.Decisions.Select(d => (d.Reason, d.Detail)).Distinct().ShouldBe([(ReasonCode.WaitsTurn, "interrupted")]);
        report.Decisions.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Every_bead_is_paused_by_its_label()
    {
        foreach (var id in Ids)
        {
            _world.Do(t => t.Label(id, "risky"));
        }
        await _world.Process().PauseAsync("restore", label: "risky");

        var report = await _world.TickAsync();

        (report.Outcome, report.Detail).ShouldBe((TickOutcome.Paused, "by their labels"));
    }

    [Fact]
    public async Task Its_whole_time_passes_in_one_step()
    {
        var process = _world.Process(When.First("ReadState/BeforeBegin", () => _world.Advance(1.3)));

        var report = await process.TickAsync();

        (report.Outcome, report.ExitCode).ShouldBe((TickOutcome.OutOfTime, ExitCode.Store));
        report.Detail.ShouldBe("the tick did not end within 75 s; what was begun is settled by the next tick or sweep");
        _world.Agent.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_far_ahead_is_ignored_with_a_warning()
    {
        _world.Agent.Answer = Answers.Environment;
        await _world.TickAsync();
        _world.Do(t => t.SetWord(Hold.StateName, HoldJson.Write(new Hold { Until = _world.Now.AddMinutes(61) })));
        _world.Agent.Answer = Answers.Accepted;

        var report = await _world.TickAsync();

        report.Outcome.ShouldBe(TickOutcome.Dispatched);
        report.Warnings.ShouldHaveSingleItem().ShouldContain("more than 60 minutes ahead");
    }
}
