using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>One bead through one tick, and what the next ticks make of it.</summary>
public sealed class DispatchTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    [Fact]
    public async Task A_ready_bead_is_claimed_sent_once_and_said_so_on_bead_and_ledger()
    {
        var start = _world.Now;

        var report = await _world.TickAsync();

        (report.Outcome, report.ExitCode).ShouldBe((TickOutcome.Dispatched, ExitCode.Done));
        report.Dispatches.ShouldHaveSingleItem().JobId.ShouldBe("job-b1-1");
        var order = _world.Agent.Posts.ShouldHaveSingleItem().Order;
        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        row.Key.ShouldBe(new AttemptKey(order.BeadId, 1, order.Token));
        (row.State, row.Agent, row.JobId, row.AnswerWord).ShouldBe(
            (AttemptState.Dispatched, "beadboard", "job-b1-1", "accepted")
        );
        (row.ClaimedAt, row.PostedAt, row.AnsweredAt, row.SettledAt).ShouldBe((start, start, start, null));
        (row.Counted, row.Outcome, row.StatusLeft, row.NotBefore).ShouldBe((false, null, null, null));
        row.BeadUpdatedAt.ShouldBe(_world.Database.Bead("b1")!.Time("updated_at"));
        row.Worker.ShouldNotBeEmpty();
        _world.Status("b1").ShouldBe("in_progress");
        _world.Assignee("b1").ShouldBe("agent");
        _world
            .Notes("b1")
            .ShouldBe([
                $"auto-dispatcher claimed at 2026-11-20T12:00:00Z attempt=1 claim={row.Key.ShortToken}",
                $"dispatched: job=job-b1-1 attempt=1 claim={row.Key.ShortToken}",
            ]);
    }

    [Theory]
    [InlineData(AnswerClass.BeadFault, "open", "rejected", true, ExitCode.Attention, false)]
    [InlineData(AnswerClass.BeadFaultForGood, "blocked", "rejected", true, ExitCode.Attention, false)]
    [InlineData(AnswerClass.Environment, "open", "released", false, ExitCode.Agent, true)]
    [InlineData(AnswerClass.Auth, "open", "released", false, ExitCode.Agent, true)]
    [InlineData(AnswerClass.Busy, "open", "released", false, ExitCode.Done, true)]
    public async Task A_refusal_puts_the_bead_back_and_says_whose_fault_it_was(
        AnswerClass answer,
        string status,
        string outcome,
        bool counted,
        ExitCode exit,
        bool holds
    )
    {
        _world.Agent.Answer = order => Answers.Of(answer, order);

        var report = await _world.TickAsync();

        report.ExitCode.ShouldBe(exit);
        (report.HoldUntil == _world.Now.AddMinutes(2)).ShouldBe(holds);
        _world.Status("b1").ShouldBe(status);
        _world.Assignee("b1").ShouldBe("agent");
        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        (row.IsSettled, row.Outcome?.Word(), row.Counted, row.StatusLeft).ShouldBe((true, outcome, counted, status));
        row.AnswerWord.ShouldBe(answer.Word());
        row.NotBefore.HasValue.ShouldBe(answer == AnswerClass.BeadFault);
        _world.Notes("b1").Count.ShouldBe(2);
        _world.Notes("b1")[^1].ShouldStartWith("dispatch failed HTTP ");
        _world.Agent.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_outcome_keeps_the_claim_says_so_and_is_never_sent_again()
    {
        _world.Agent.Answer = Answers.Unknown;

        var report = await _world.TickAsync();

        (report.Outcome, report.ExitCode).ShouldBe((TickOutcome.Unknown, ExitCode.Attention));
        report.HoldUntil.ShouldBe(_world.Now.AddMinutes(2));
        _world.Status("b1").ShouldBe("in_progress");
        _world.Attempts("b1").ShouldHaveSingleItem().State.ShouldBe(AttemptState.Unknown);
        _world.Notes("b1")[^1].ShouldStartWith("dispatch outcome unknown (the connection was reset)");

        await _world.LetPassAsync(hours: 6, everyMinutes: 4);
        _world.Agent.Posts.Count.ShouldBe(1);
        _world.Status("b1").ShouldBe("blocked");
    }

    [Fact]
    public async Task An_agent_that_closes_its_bead_before_it_answers_has_it_closed_and_its_job_recorded()
    {
        _world.Agent.Work = order => _world.Do(t => t.Close(order.BeadId));

        (await _world.TickAsync()).ExitCode.ShouldBe(ExitCode.Done);

        _world.Status("b1").ShouldBe("closed");
        _world.Notes("b1").Count.ShouldBe(1);
        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        (row.State, row.JobId).ShouldBe((AttemptState.Dispatched, "job-b1-1"));
        (await _world.SweepAsync()).Settled.ShouldBe(1);
        _world.Attempts("b1")[0].Outcome.ShouldBe(AttemptOutcome.AgentClosed);
    }

    [Fact]
    public async Task An_agent_that_notes_on_its_bead_before_it_answers_keeps_its_line()
    {
        _world.Agent.Work = order => _world.Do(t => t.Note(order.BeadId, "agent: started"));

        await _world.TickAsync();

        _world.Notes("b1").Select(n => n.Split(' ')[0]).ShouldBe(["auto-dispatcher", "agent:", "dispatched:"]);
    }

    [Fact]
    public async Task A_bead_in_flight_that_is_reopened_is_not_sent_again_while_its_job_may_run()
    {
        await _world.TickAsync();
        _world.Do(t => t.SetStatus("b1", BeadStatus.Open));

        var report = await _world.TickAsync();

        report.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.InFlight);
        _world.Agent.Posts.Count.ShouldBe(1);
    }
}
