using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Claims that were stamped while the database's clock was wrong: no age can be told by their stamps.</summary>
public sealed class WrongClockTests
{
    [Theory]
    [InlineData("ghost", 150, "open")]
    [InlineData("posting", 150, "blocked")]
    [InlineData("at work", 150, "blocked")]
    [InlineData("re-opened", 150, "open")]
    [InlineData("at work", 1, "blocked")]
    [InlineData("nobody's", 150, "blocked")]
    public async Task A_claim_from_the_future_is_handed_back_once_it_was_silent_since_a_sweep_saw_it(
        string state,
        double daysAhead,
        string status
    )
    {
        var world = MakeWorld(state);
        world.Do(t => t.SetStamps("b1", world.Now.AddDays(daysAhead)));

        var asked = await world.Process().StatusAsync();
        var first = await world.SweepAsync();
        var changes = world.Changes.Count;
        world.Advance(10);
        var second = await world.SweepAsync();
        world.Changes.Count.ShouldBe(changes + (state == "ghost" ? 1 : 0), "what a sweep saw is one write a bead");
        world.Advance(21);
        await world.SweepAsync();

        asked.Troubles.Count(t => t.Trouble == Trouble.DataDoubtful).ShouldBe(1);
        first.ExitCode.ShouldBe(ExitCode.Attention);
        first.Warnings.ShouldHaveSingleItem().ShouldStartWith("b1: ");
        first.Verdicts.ShouldHaveSingleItem().Verdict.ShouldBe(SweepVerdict.Keep);
        second.ExitCode.ShouldBe(state == "nobody's" ? ExitCode.Done : ExitCode.Attention);
        world.Status("b1").ShouldBe(status);
        Promise.MustHaveSettled(world, $"{state}, {daysAhead} days ahead");
    }

    /// <summary>The skew that writers may have is none.</summary>
    [Theory]
    [InlineData(299, false)]
    [InlineData(301, true)]
    public async Task A_few_minutes_ahead_are_a_writers_clock(int secondsAhead, bool written)
    {
        var world = Worlds.Make("at work");
        world.Do(t => t.SetStamps("b1", world.Now.AddSeconds(secondsAhead)));
        var changes = world.Changes.Count;

        await world.SweepAsync();

        (world.Changes.Count > changes).ShouldBe(written);
    }

    /// <summary>The other way round: the clock jumped ahead after the claim. The agent says that it runs, and it is believed for as long as any job is.</summary>
    [Theory]
    [InlineData(JobState.Running, 150, "in_progress")]
    [InlineData(JobState.Queued, 150, "in_progress")]
    [InlineData(JobState.CannotTell, 150, "blocked")]
    [InlineData(JobState.Running, 0.2, "blocked")]
    public async Task A_job_that_is_alive_months_after_its_claim_is_not_given_up_at_once(
        JobState job,
        double days,
        string status
    )
    {
        var world = Worlds.Make("at work");
        world.Agent.Job = _ => Answers.Job(job);
        world.Do(t => t.SetStamps("b1", world.Now.AddDays(-days)));

        await world.SweepAsync();
        world.Status("b1").ShouldBe(status);

        world.Advance(121);
        await world.SweepAsync();
        world.Status("b1").ShouldBe("blocked");
    }

    /// <summary>Both ways, one after the other: what a sweep saw while the clock was wrong is not believed either.</summary>
    [Fact]
    public async Task What_was_seen_by_a_wrong_clock_is_seen_anew_by_the_right_one()
    {
        var world = Worlds.Make("at work");
        world.Agent.Job = _ => Answers.Job(JobState.Running);
        world.Do(t => t.SetStamps("b1", world.Now.AddDays(150)));
        await world.SweepAsync();
        world.Attempts("b1").ShouldHaveSingleItem().SeenAt.ShouldBe(world.Now);
        world.Advance(60 * 24 * 60);

        (await world.SweepAsync()).Verdicts.ShouldHaveSingleItem().Verdict.ShouldBe(SweepVerdict.Keep);

        world.Attempts("b1").ShouldHaveSingleItem().SeenAt.ShouldBe(world.Now);
        world.Status("b1").ShouldBe("in_progress");
    }

    [Theory]
    [InlineData(23, TickOutcome.Idle)]
    [InlineData(25, TickOutcome.Dispatched)]
    public async Task A_backoff_that_ends_further_ahead_than_any_is_no_backoff(int hours, TickOutcome outcome)
    {
        var world = Worlds.Make("ready", AnswerClass.BeadFault);
        await world.TickAsync();
        var row = world.Attempts("b1").ShouldHaveSingleItem();
        world.Do(t => t.SetTime(row.Key, "not_before", world.Now.AddHours(hours)));
        world.Agent.Answer = Answers.Accepted;

        (await world.TickAsync()).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(0, "orphan_grace")]
    [InlineData(1, "waits_turn")]
    public async Task A_grace_that_ends_further_ahead_than_any_is_no_grace(int days, string reason)
    {
        var world = Worlds.Make("at work");
        world.Agent.Job = _ => Answers.Job(JobState.TimedOut);
        await world.SweepAsync();
        world.Advance(1);
        world.Reopen("b1");
        world.Do(t => t.SetTime(world.Attempts("b1")[0].Key, "settled_at", world.Now.AddDays(days)));

        var answer = (await world.Process().ExplainAsync("b1")).Beads.ShouldHaveSingleItem();

        (answer.Standing == Standing.GoesNext ? "waits_turn" : JsonWord(answer)).ShouldBe(reason);
    }

    private static string JsonWord(BeadAnswer answer) => answer.Reason!.Value.Word();

    private static ModelWorld MakeWorld(string state)
    {
        var world = Worlds.Make(state == "nobody's" ? "ready" : state);
        if (state == "nobody's")
        {
            world.Do(t => t.SetStatus("b1", "in_progress"));
        }
        return world;
    }
}
