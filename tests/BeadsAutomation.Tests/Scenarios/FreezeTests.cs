using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A process that stands still while the world goes on, and wakes.</summary>
public sealed class FreezeTests
{
    [Theory]
    [InlineData(AnswerClass.Accepted, 60)]
    [InlineData(AnswerClass.Accepted, 4)]
    [InlineData(AnswerClass.Accepted, 16)] // ghosted, sent by another, and its job at work when this one wakes
    [InlineData(AnswerClass.BeadFault, 60)]
    [InlineData(AnswerClass.Environment, 4)]
    [InlineData(AnswerClass.Unknown, 60)]
    public async Task A_dispatcher_that_wakes_late_at_any_step_sends_nothing_twice_and_overwrites_nothing(
        AnswerClass answer,
        int minutes
    )
    {
        foreach (var machineSlept in new[] { false, true })
        {
            await Steps.EachAsync(async at =>
            {
                var world = ModelWorld.With("b1", "b2");
                world.Agent.Answer = o => Answers.Of(answer, o);
                var others = new List<string>();
                var steps = new Steps(
                    at,
                    () =>
                    {
                        WorldGoesOn(world, minutes, machineSlept);
                        world.Do(t => t.Note("b1", "a human was here"));
                        others.AddRange(world.Notes("b1"));
                    }
                );

                await world.Process(steps.TakeAsync).TickAsync();

                var why = $"{answer}, {minutes} min, slept {machineSlept}, {steps.Where}";
                Promise.MustHold(world, why);
                world.Notes("b1").Take(others.Count).ShouldBe(others, why);
                await world.LetPassAsync(hours: 5, everyMinutes: 20);
                Promise.MustHaveSettled(world, why);
                return steps.Where;
            });
        }
    }

    [Fact]
    public async Task A_sweep_that_wakes_late_at_any_step_overwrites_nothing()
    {
        await Steps.EachAsync(async at =>
        {
            var world = ModelWorld.With("b1", "b2");
            await world.TickAsync();
            await world.TickAsync();
            world.Advance(31);
            var seen = ("", "");
            var steps = new Steps(
                at,
                () =>
                {
                    var wasBlocked = world.Status("b1") == BeadStatus.Blocked;
                    world.Do(t => t.SetStatus("b1", wasBlocked ? BeadStatus.Open : BeadStatus.Closed));
                    WorldGoesOn(world, 60, machineSlept: false);
                    seen = (world.Status("b1")!, string.Join('\n', world.Notes("b1")));
                }
            );

            try
            {
                await world.Process(steps.TakeAsync).SweepAsync();
            }
            catch (StoreException)
            {
                // Nothing was read yet: the time was over before the sweep had begun.
                steps.Where.ShouldNotBeNull().ShouldEndWith("Recover/BeforeBegin");
            }

            if (steps.Where is { } where)
            {
                (world.Status("b1"), string.Join('\n', world.Notes("b1"))).ShouldBe(seen, where);
            }
            return steps.Where;
        });
    }

    [Theory]
    [InlineData(34, false, 1)]
    [InlineData(36, false, 0)]
    [InlineData(34, true, 1)]
    [InlineData(36, true, 0)]
    [InlineData(3600, true, 0)]
    public async Task With_under_40_seconds_left_after_the_claim_nothing_is_sent_and_the_bead_is_back_uncounted(
        int seconds,
        bool machineSlept,
        int posts
    )
    {
        var world = ModelWorld.With("b1");
        var rig = world.Process(faults: point =>
        {
            if (point == FaultPoint.PostingCommitted)
            {
                Pass(world, TimeSpan.FromSeconds(seconds), machineSlept);
            }
        });

        await rig.TickAsync();

        world.Agent.Posts.Count.ShouldBe(posts);
        if (posts == 0)
        {
            world.Status("b1").ShouldBe("open");
            var row = world.Attempts("b1").ShouldHaveSingleItem();
            (row.Outcome, row.Counted, row.AnswerWord).ShouldBe((AttemptOutcome.Released, false, "not_sent"));
            await world.TickAsync();
            world.Agent.Posts.Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 0)]
    public async Task With_under_45_seconds_left_nothing_is_claimed(int seconds, int claims)
    {
        var world = ModelWorld.With("b1");
        var rig = world.Process(step =>
        {
            if (step == "AskRoom/After")
            {
                world.Clock.Advance(TimeSpan.FromSeconds(seconds));
            }
            return Task.CompletedTask;
        });

        await rig.TickAsync();

        world.Attempts("b1").Count.ShouldBe(claims);
    }

    private static void WorldGoesOn(ModelWorld world, int minutes, bool machineSlept)
    {
        for (var passed = 0; passed < minutes; passed += 4)
        {
            Pass(world, TimeSpan.FromMinutes(4), machineSlept);
            // Nothing in the model waits, so these passes are over when they return.
            world.TickAsync().IsCompletedSuccessfully.ShouldBeTrue();
            world.SweepAsync().IsCompletedSuccessfully.ShouldBeTrue();
        }
    }

    private static void Pass(ModelWorld world, TimeSpan time, bool machineSlept)
    {
        if (machineSlept)
        {
            world.Clock.Suspend(time);
        }
        else
        {
            world.Clock.Advance(time);
        }
    }
}
