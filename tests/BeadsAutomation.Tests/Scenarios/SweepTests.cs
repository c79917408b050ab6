using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Controls;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>One bead that was sent, and what a sweep finds out about it.</summary>
public sealed class SweepTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    [Theory]
    [InlineData(JobState.Completed, AttemptOutcome.AgentLeftOpen)]
    [InlineData(JobState.Failed, AttemptOutcome.JobFailed)]
    [InlineData(JobState.TimedOut, AttemptOutcome.JobTimeout)]
    [InlineData(JobState.Errored, AttemptOutcome.JobError)]
    [InlineData(JobState.Lost, AttemptOutcome.JobLost)]
    public async Task A_job_that_is_over_hands_its_bead_to_a_human_at_once(JobState job, AttemptOutcome outcome)
    {
        await _world.TickAsync();
        _world.Agent.Job = _ => Answers.Job(job);

        (await _world.SweepAsync()).Reaped.ShouldBe(1);

        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        (row.Outcome, row.Counted, row.StatusLeft).ShouldBe((outcome, false, "blocked"));
        _world.Status("b1").ShouldBe("blocked");
        _world.Notes("b1")[^1].ShouldContain($"outcome={outcome.Word()}");
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Idle);
    }

    [Theory]
    [InlineData("closed", AttemptOutcome.AgentClosed)]
    [InlineData("blocked", AttemptOutcome.AgentBlocked)]
    [InlineData("bob", AttemptOutcome.TakenBack)]
    [InlineData("", AttemptOutcome.TakenBack)]
    public async Task A_bead_that_others_ended_has_its_attempt_settled_and_is_not_written(
        string end,
        AttemptOutcome outcome
    )
    {
        await _world.TickAsync();
        _world.Do(t => End(t, end));
        var before = _world.Database.Bead("b1");

        (await _world.SweepAsync()).Settled.ShouldBe(1);

        _world.Database.Bead("b1").ShouldBe(before);
        _world.Attempts("b1").ShouldHaveSingleItem().Outcome.ShouldBe(outcome);
    }

    /// <summary>Something about one bead that we did not foresee.</summary>
    [Fact]
    public async Task A_bead_on_which_no_decision_can_be_made_keeps_nobody_else_waiting()
    {
        var world = new ModelWorld(variant: new Variant { Store = store => new ConfusingStore(store) });
        world.Options = world.Options with { MaxPerTick = 2 };
        world.Put(new BeadRow("b1"));
        world.Put(new BeadRow("b2"));
        await world.TickAsync();
        await world.TickAsync();
        world.Advance(31);

        var report = await world.SweepAsync();

        report
            .Verdicts.Select(v => (v.BeadId, v.Verdict))
            .ShouldBe([("b1", SweepVerdict.Failed), ("b2", SweepVerdict.Reaped)], ignoreOrder: true);
        report.ExitCode.ShouldBe(ExitCode.Store);
        (await world.Process().ExplainAsync("b2")).Beads.ShouldHaveSingleItem().Standing.ShouldBe(Standing.BlockedByUs);
        (await world.Process().StatusAsync()).ShouldNotBeNull();
    }

    private sealed class ConfusingStore(IBeadStore inner) : WrappedStore(inner)
    {
        public override async Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken)
        {
            var claims = await base.ReadClaimsAsync(cancellationToken);
            return claims with { Histories = [.. claims.Histories.Select(Confused)] };
        }

        private static BeadHistory Confused(BeadHistory history) =>
            history.BeadId == "b1"
                ? history with
                {
                    Attempts = [.. history.Attempts.Select(a => a with { Key = a.Key with { Token = null! } })],
                }
                : history;
    }

    [Fact]
    public async Task A_stamp_that_lies_ahead_is_no_evidence_and_is_told()
    {
        await _world.TickAsync();
        _world.Put(new BeadRow("ahead") { Status = "in_progress", UpdatedAt = _world.Now.AddHours(2) });

        var report = await _world.SweepAsync();

        report
            .Warnings.ShouldHaveSingleItem()
            .ShouldBe(
                $"ahead: its last stamp, {Stamp.Of(_world.Now.AddHours(2))}, lies in the future: its silence counts from now on; check the writers' clocks"
            );
    }

    [Theory]
    [InlineData("closed", "the bead is closed")]
    [InlineData("deleted", "its bead is missing; last sign of life 0m ago")]
    public async Task What_others_made_of_the_bead_is_said(string end, string words)
    {
        await _world.TickAsync();
        _world.Do(t => End(t, end));
        (await _world.SweepAsync()).Verdicts.ShouldHaveSingleItem().Detail.ShouldStartWith(words);
    }

    [Fact]
    public async Task Reopened_in_flight_it_waits_until_silent_and_is_then_sent_anew()
    {
        await _world.TickAsync();
        _world.Advance(5);
        _world.Do(t => t.SetStatus("b1", BeadStatus.Open));

        _world.Clock.Advance(new TimeSpan(0, 30, 59));
        await _world.SweepAsync();
        await _world.TickAsync();
        _world.Agent.Posts.Count.ShouldBe(1);

        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await _world.SweepAsync()).Settled.ShouldBe(1);
        _world.Attempts("b1")[0].Outcome.ShouldBe(AttemptOutcome.TakenBack);
        await _world.TickAsync();
        _world.Agent.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Reopened_before_its_send_had_ended_it_is_blocked_when_silent_and_not_sent_anew()
    {
        _world.Agent.Work = o => _world.Do(t => t.SetStatus(o.BeadId, BeadStatus.Open));
        await _world.TickAsync();

        await _world.LetPassAsync(hours: 3, everyMinutes: 5);

        _world.Agent.Posts.Count.ShouldBe(1);
        _world.Status("b1").ShouldBe("blocked");
    }

    private static void End(OutsideTransaction human, string end)
    {
        switch (end)
        {
            case "closed" or "blocked":
                human.SetStatus("b1", end);
                break;
            case "deleted":
                human.Delete("b1");
                break;
            default:
                human.Assign("b1", end);
                break;
        }
    }
}
