using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A bead that is not there for a while: a file that is written anew, another branch, a row that is deleted and imported.</summary>
public sealed class VanishedBeadTests
{
    /// <summary>For how long it is gone, in minutes, and what comes back.</summary>
    public static TheoryData<double, string> Absences
    {
        get
        {
            var cases = new TheoryData<double, string>();
            foreach (var minutes in new[] { 0.0, 5, 20, 45, 150 })
            {
                cases.Add(minutes, "as it was then");
                cases.Add(minutes, "as it was before the claim");
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Absences))]
    public async Task At_any_step_of_a_tick_it_is_sent_at_most_once(double minutes, string what)
    {
        foreach (var answer in AnswerRules.OfAgents)
        {
            await Steps.EachAsync(async at =>
            {
                var world = Worlds.Make("ready", answer);
                var old = world.Database.Bead("b1");
                var row = old;
                var step = new Steps(at, () => row = Take(world));

                await ModelWorld.FailureOfAsync(() => world.Process(step.TakeAsync).TickAsync());

                await ComesBackAsync(world, minutes, what == "as it was then" ? row : old);
                Promise.NothingIsSentTwice(world, $"{answer}, {step.Where}");
                return step.Where;
            });
        }
    }

    [Theory]
    [MemberData(nameof(Absences))]
    public async Task At_any_step_of_a_sweep_it_is_sent_at_most_once(double minutes, string what)
    {
        foreach (var state in (string[])["at work", "posting", "ghost", "refused", "silent", "re-opened"])
        {
            await Steps.EachAsync(async at =>
            {
                var world = Worlds.Make(state);
                var row = world.Database.Bead("b1");
                var step = new Steps(at, () => row = Take(world));

                await ModelWorld.FailureOfAsync(() => world.Process(step.TakeAsync).SweepAsync());

                var old =
                    what == "as it was then"
                        ? row
                        : row!.With("status", "open").With("updated_at", new BeadRow("b1").UpdatedAt);
                await ComesBackAsync(world, minutes, old);
                Promise.NothingIsSentTwice(world, $"{state}, {step.Where}");
                return step.Where;
            });
        }
    }

    public static TheoryData<JobState, double, string?> Jobs =>
        new()
        {
            // Alive: kept until the hard cap. Over: settled at once. Cannot be told: kept until silent.
            { JobState.Running, 5, null },
            { JobState.Running, 45, null },
            { JobState.Running, 121, "bead_gone" },
            { JobState.Queued, 45, null },
            { JobState.Completed, 5, "bead_gone" },
            { JobState.Failed, 5, "bead_gone" },
            { JobState.Lost, 5, "bead_gone" },
            { JobState.CannotTell, 5, null },
            { JobState.CannotTell, 30, null },
            { JobState.CannotTell, 31, "bead_gone" },
        };

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Its_job_or_the_clock_ends_its_attempt(JobState job, double minutes, string? outcome)
    {
        var world = Worlds.Make("at work");
        world.Agent.Job = _ => Answers.Job(job);
        Take(world);
        world.Advance(minutes);

        var swept = (await world.SweepAsync()).Verdicts.ShouldHaveSingleItem();

        var ended = world.Attempts("b1").ShouldHaveSingleItem().Outcome;
        (ended is { } end ? end.Word() : null).ShouldBe(outcome);
        swept.Verdict.ShouldBe(outcome is null ? SweepVerdict.Keep : SweepVerdict.Settled);
        swept.Detail.ShouldContain(outcome is null ? "its bead is missing" : "the bead is gone");
    }

    [Fact]
    public async Task Its_slot_stays_taken()
    {
        var world = ModelWorld.With("b1", "b2");
        world.Options = world.Options with { MaxInFlight = 1 };
        await world.TickAsync();
        world.Do(t => t.Delete("b1"));

        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Saturated);
    }

    [Fact]
    public async Task Many_at_once_trip_the_fuse()
    {
        var ids = Enumerable.Range(1, 11).Select(n => $"b{n:00}").ToArray();
        var world = ModelWorld.With(ids);
        world.Options = world.Options with { MaxPerTick = 11, MaxInFlight = 10 };
        for (var tick = 0; tick < 3; tick++)
        {
            world.Options = world.Options with { MaxInFlight = 11 };
            await world.TickAsync();
        }
        world.Options = world.Options with { MaxInFlight = 10 };
        world.Attempts().Count.ShouldBe(11);
        world.Do(t => Array.ForEach(ids, t.Delete));
        world.Advance(31);

        var report = await world.SweepAsync();

        (report.FuseTripped, report.ExitCode).ShouldBe((true, ExitCode.Attention));
        world.Attempts().ShouldAllBe(a => !a.IsSettled);
        (await world.SweepAsync(allowMassReap: true)).ExitCode.ShouldBe(ExitCode.Done);
        world.Attempts().ShouldAllBe(a => a.Outcome == AttemptOutcome.BeadGone);
    }

    /// <summary>A claim that was never sent has nothing to wait for.</summary>
    [Theory]
    [InlineData("ghost")]
    [InlineData("refused")]
    public async Task What_surely_reached_no_agent_is_settled_at_once(string state)
    {
        var world = Worlds.Make(state);
        Take(world);

        await world.SweepAsync();

        world.Attempts("b1").ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.BeadGone);
    }

    private static ModelRow? Take(ModelWorld world)
    {
        var row = world.Database.Bead("b1");
        world.Do(t => t.Delete("b1"));
        return row;
    }

    private static async Task ComesBackAsync(ModelWorld world, double minutes, ModelRow? row)
    {
        for (var passed = 0.0; passed < minutes; passed += 5)
        {
            world.Advance(5);
            await ModelWorld.FailureOfAsync(() => world.SweepAsync());
            await ModelWorld.FailureOfAsync(world.TickAsync);
        }
        world.Do(t => t.Restore("b1", row));
        await world.LetPassAsync(hours: 4, everyMinutes: 10);
    }
}
