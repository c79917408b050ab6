using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Commands.Explain;

/// <summary>What is said of beads that do not wait, or that others stand in the way of.</summary>
public sealed class StandingTests
{
    [Theory]
    [InlineData("closed", "agent", Standing.Closed, "is closed", "bd reopen a")]
    [InlineData("closed", "bob", Standing.Closed, "is closed", "bd reopen a")]
    [InlineData("open", "bob", Standing.NotOurs, "is assigned to bob", "bd assign a agent")]
    [InlineData("open", "", Standing.NotOurs, "is assigned to nobody", "bd assign a agent")]
    [InlineData("in_progress", "bob", Standing.NotOurs, "is assigned to bob", "bd assign a agent")]
    [InlineData("blocked", "agent", Standing.BlockedByOthers, "was blocked by somebody else", "bd update a -s open")]
    [InlineData("deferred", "agent", Standing.OtherStatus, "has the status deferred", "bd update a -s open")]
    public async Task A_bead_that_is_no_candidate_says_what_it_is(
        string status,
        string assignee,
        Standing standing,
        string sentence,
        string next
    )
    {
        var world = new ModelWorld();
        world.Put(new BeadRow("a") { Status = status, Assignee = assignee });

        var answer = (await world.Process().ExplainAsync("a")).Beads.ShouldHaveSingleItem();

        (answer.Standing, answer.Sentence).ShouldBe((standing, sentence));
        answer.Next.ShouldContain(next);
        (await world.Process().ExplainAsync()).Beads.ShouldBeEmpty("nobody asked for it");
    }

    [Fact]
    public async Task A_bead_that_does_not_exist_says_so_and_the_others_are_answered()
    {
        var world = ModelWorld.With("a");

        var report = await world.Process().ExplainAsync("no such", "a", "a");

        report
            .Beads.Select(b => (b.BeadId, b.Standing))
            .ShouldBe([("no such", Standing.Gone), ("a", Standing.GoesNext)]);
    }

    [Fact]
    public async Task Of_three_ready_beads_each_knows_its_turn()
    {
        var world = ModelWorld.With("a", "b", "c");

        var report = await world.Process().ExplainAsync();

        report.Beads.Select(b => (b.BeadId, b.Before)).ShouldBe([("a", null), ("b", 1), ("c", 2)]);
    }

    [Fact]
    public async Task A_claim_says_its_attempt_its_job_its_signs_and_its_end()
    {
        var world = ModelWorld.With("a");
        await world.TickAsync();
        var claimed = world.Attempts("a")[0].ClaimedAt;
        world.Advance(10);
        world.Do(t => t.Comment("a"));
        var noted = world.Now;
        world.Advance(5);
        world.Agent.Job = _ => Answers.Job(JobState.CannotTell);

        var answer = (await world.Process().ExplainAsync()).Beads.ShouldHaveSingleItem();

        answer.Standing.ShouldBe(Standing.InHand);
        answer.Claim.ShouldBe(
            new ClaimReport
            {
                BeadId = "a",
                Attempt = 1,
                State = AttemptState.Dispatched,
                JobId = "job-a-1",
                ClaimedAt = claimed,
                LastSignOfLife = answer.Claim!.LastSignOfLife,
                JobState = JobState.CannotTell,
                Verdict = SweepVerdict.Keep,
                Detail = answer.Claim.Detail,
                KeptUntil = answer.Claim.LastSignOfLife + TimeSpan.FromMinutes(31),
            }
        );
        answer.Claim.LastSignOfLife!.Value.ShouldBe(noted, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_job_that_is_alive_is_kept_up_to_the_hard_cap()
    {
        var world = ModelWorld.With("a");
        await world.TickAsync();
        world.Advance(60);
        world.Agent.Job = _ => Answers.Job(JobState.Running);

        var claim = (await world.Process().StatusAsync()).InFlight.ShouldHaveSingleItem();

        claim.KeptUntil.ShouldBe(claim.ClaimedAt + TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task A_bead_that_we_blocked_says_how_it_ended_and_how_to_go_on()
    {
        var world = ModelWorld.With("a");
        await world.TickAsync();
        world.Agent.Job = _ => Answers.Job(JobState.Failed);
        await world.SweepAsync();

        var answer = (await world.Process().ExplainAsync()).Beads.ShouldHaveSingleItem();

        answer.Standing.ShouldBe(Standing.BlockedByUs);
        answer.Outcome.ShouldBe(AttemptOutcome.JobFailed);
        answer.Since.ShouldBe(world.Attempts("a")[0].SettledAt);
        answer.Sentence.ShouldBe(
            "was blocked by us: job_failed — failed with exit code 1; nothing was noted since the claim"
        );
        answer.Next.ShouldEndWith("'beads-dispatcher rearm a'");
    }

    [Theory]
    [InlineData(JobState.Completed)]
    [InlineData(JobState.CannotTell)] // without the service's URL nobody says what the job left
    public async Task A_bead_that_its_agent_blocked_says_so_with_the_agents_words(JobState job)
    {
        var world = ModelWorld.With("a");
        world.Agent.Job = _ => Answers.Job(job);
        await world.TickAsync();
        world.Advance(1);
        world.Do(t => t.Note("a", "agent: which of the two piers?"));
        world.Do(t => t.SetStatus("a", "blocked"));
        world.Advance(1);
        await world.SweepAsync();

        var answer = (await world.Process().ExplainAsync("a")).Beads.ShouldHaveSingleItem();
        var status = await world.Process().StatusAsync();

        (answer.Standing, answer.Outcome).ShouldBe((Standing.BlockedByAgent, AttemptOutcome.AgentBlocked));
        answer.Sentence.ShouldStartWith("was blocked while its agent worked on it: agent_blocked");
        answer.Sentence.ShouldEndWith("; last note: \"agent: which of the two piers?\"");
        answer.Next.ShouldBe("read its notes, decide what it asks for, then run 'beads-dispatcher rearm a'");
        status.BlockedByAgent.ShouldNotBeNull().ShouldHaveSingleItem().BeadId.ShouldBe("a");
        (status.Blocked, status.Troubles).ShouldSatisfyAllConditions(
            s => s.Blocked.ShouldBeEmpty(),
            s => s.Troubles.ShouldBeEmpty()
        );
        (await world.SweepAsync()).Blocked.ShouldBe(0);
    }

    [Fact]
    public async Task Text_of_others_stays_on_its_line()
    {
        var world = new ModelWorld();
        world.Put(new BeadRow("a\n\u001b[2J") { Assignee = "bob\n\u001b[2J" });

        var answer = (await world.Process().ExplainAsync("a\n\u001b[2J")).Beads.ShouldHaveSingleItem();

        (answer.Sentence + answer.Next).ShouldNotContain('\n');
        (answer.Sentence + answer.Next).ShouldNotContain('\u001b');
    }
}
