using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Jobs that end in passing trouble of their provider, again and again.</summary>
public sealed class WeatherTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task It_is_tried_again_as_often_as_allowed_and_then_blocked_as_usual(int retries, int posts)
    {
        var world = World(retries);

        await world.TickAsync();
        await world.LetPassAsync(hours: 12, everyMinutes: 10);

        world.Agent.Posts.Count.ShouldBe(posts);
        world.Status("b1").ShouldBe(BeadStatus.Blocked);
        world
            .Attempts("b1")
            .Select(a => a.Outcome)
            .ShouldBe([.. Enumerable.Repeat(AttemptOutcome.ProviderWeather, retries), AttemptOutcome.JobFailed]);
        world.Attempts("b1").ShouldAllBe(a => !a.Counted);
        Promise.MustHaveSettled(world, "weather");
    }

    [Fact]
    public async Task It_waits_longer_each_time_and_says_so()
    {
        var world = World(2);
        await world.TickAsync();
        world.Advance(1);
        (await world.SweepAsync()).Verdicts.ShouldHaveSingleItem().Verdict.ShouldBe(SweepVerdict.PutBack);

        var answer = (await world.Process().ExplainAsync("b1")).Beads.ShouldHaveSingleItem();
        answer.Sentence.ShouldContain("provider weather, 1 of 2; not before");
        answer.Until.ShouldBe(world.Attempts("b1")[0].NotBefore);
        world.Advance(9);
        await world.TickAsync();
        world.Agent.Posts.Count.ShouldBe(1);
        world.Advance(1);
        await world.TickAsync();
        world.Agent.Posts.Count.ShouldBe(2);

        await world.SweepAsync();
        world.Advance(19);
        await world.TickAsync();
        world.Agent.Posts.Count.ShouldBe(2);
        world.Advance(1);
        await world.TickAsync();
        world.Agent.Posts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Explain_tells_of_a_claim_that_the_next_sweep_puts_back()
    {
        var world = World(2);
        await world.TickAsync();

        var claim = (await world.Process().ExplainAsync("b1")).Beads.ShouldHaveSingleItem().Claim.ShouldNotBeNull();

        claim.Verdict.ShouldBe(SweepVerdict.PutBack);
        claim.Detail.ShouldContain("provider weather: open again, 1 of 2");
        world.Status("b1").ShouldBe(BeadStatus.InProgress);
    }

    [Fact]
    public async Task A_human_who_arms_it_again_gives_it_a_fresh_bound()
    {
        var world = World(1);
        await world.TickAsync();
        await world.LetPassAsync(hours: 3, everyMinutes: 10);
        world.Status("b1").ShouldBe(BeadStatus.Blocked);

        await world.Process().RearmAsync("b1");
        await world.LetPassAsync(hours: 3, everyMinutes: 10);

        world.Agent.Posts.Count.ShouldBe(4);
        Promise.MustHaveSettled(world, "re-armed");
    }

    [Fact]
    public async Task Re_armed_within_its_backoff_it_goes_at_once()
    {
        var world = World(1);
        await world.TickAsync();
        await world.SweepAsync();

        await world.Process().RearmAsync("b1");
        await world.TickAsync();

        world.Agent.Posts.Count.ShouldBe(2);
        Promise.MustHold(world, "re-armed in its backoff");
    }

    [Fact]
    public async Task The_agents_first_note_is_no_progress_and_another_is()
    {
        var world = World(3);
        world.Agent.Work = order =>
        {
            world.Advance(0.1);
            world.Do(t => t.Note("b1", "claimed by agent <job_id>"));
            if (order.Attempt == 2)
            {
                world.Do(t => t.Note("b1", "found the cause"));
            }
        };

        await world.TickAsync();
        await world.LetPassAsync(hours: 3, everyMinutes: 10);

        world.Agent.Posts.Count.ShouldBe(2);
        world.Notes("b1")[^1].ShouldContain("outcome=job_failed");
        world.Notes("b1")[^1].ShouldContain("last note: \"found the cause\"");
    }

    [Theory]
    [InlineData("note")]
    [InlineData("comment")]
    [InlineData("title")]
    public async Task A_humans_change_between_leaves_it_to_humans(string change)
    {
        var world = World(3);
        await world.TickAsync();
        world.Advance(1);
        world.Do(t =>
        {
            switch (change)
            {
                case "note":
                    t.Note("b1", "please wait");
                    break;
                case "comment":
                    t.Comment("b1");
                    break;
                default:
                    t.Edit("b1", ("title", "another"));
                    break;
            }
        });

        await world.LetPassAsync(hours: 3, everyMinutes: 10);

        (world.Agent.Posts.Count, world.Status("b1")).ShouldBe((1, BeadStatus.Blocked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bob")]
    public async Task A_bead_that_was_taken_back_stays_so(string assignee)
    {
        var world = World(3);
        await world.TickAsync();
        world.Do(t => t.Assign("b1", assignee));

        await world.LetPassAsync(hours: 3, everyMinutes: 10);

        world.Agent.Posts.Count.ShouldBe(1);
        world.Attempts("b1").ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.TakenBack);
    }

    [Fact]
    public async Task Given_up_by_hand_it_is_blocked_and_not_tried_again()
    {
        var world = World(3);
        await world.TickAsync();

        await world.Process().GiveUpAsync("b1");
        await world.LetPassAsync(hours: 3, everyMinutes: 10);

        (world.Agent.Posts.Count, world.Status("b1")).ShouldBe((1, BeadStatus.Blocked));
    }

    [Fact]
    public async Task A_sweep_that_dies_at_any_step_keeps_to_the_bound()
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = World(1);
            await world.TickAsync();
            var steps = new Steps(at, () => throw new CrashException("weather"));
            try
            {
                await world.Process(steps.TakeAsync).SweepAsync();
            }
            catch (CrashException) { }
            await world.LetPassAsync(hours: 4, everyMinutes: 10);
            Promise.MustHaveSettled(world, steps.Where ?? "none");
            world.Agent.Posts.Count.ShouldBe(2, steps.Where);
            return steps.Where;
        });

        steps.ShouldBeGreaterThan(6);
    }

    /// <summary>Where the bead cannot be read while its job is asked for.</summary>
    [Fact]
    public async Task Notes_that_cannot_be_read_cost_the_second_try_and_not_the_verdict()
    {
        var world = World(3);
        await world.TickAsync();
        var process = world.Process(step =>
            step.StartsWith("ReadText/", StringComparison.Ordinal)
                ? throw new StoreException("no connection")
                : Task.CompletedTask
        );

        (await process.SweepAsync()).Reaped.ShouldBe(1);

        world.Attempts("b1").ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.JobFailed);
        world.Notes("b1")[^1].ShouldContain("last words: \"rate limit\"");
    }

    [Fact]
    public async Task Only_beads_whose_job_is_over_are_read()
    {
        var world = ModelWorld.With("b1", "b2");
        await world.TickAsync();
        await world.TickAsync();
        world.Agent.Job = q => Answers.Job(q.JobId == "job-b1-1" ? JobState.Completed : JobState.Running);
        var read = 0;

        await world
            .Process(step =>
            {
                read += step == "ReadText/BeforeBegin" ? 1 : 0;
                return Task.CompletedTask;
            })
            .SweepAsync();

        read.ShouldBe(1);
    }

    private static ModelWorld World(int retries)
    {
        var world = new ModelWorld(options: new BeadsOptions { WeatherRetries = retries });
        world.Put(new BeadRow("b1"));
        world.Agent.Job = _ => Answers.Job(JobState.Failed, "rate limit");
        return world;
    }
}
