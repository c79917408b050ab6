using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Asked to stop at any step: no new claim, and what is begun is brought to its end.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData(AnswerClass.Accepted)]
    [InlineData(AnswerClass.BeadFault)]
    [InlineData(AnswerClass.Environment)]
    [InlineData(AnswerClass.Unknown)]
    public async Task A_tick_asked_to_stop_at_any_step_settles_what_it_claimed_and_claims_nothing_more(
        AnswerClass answer
    )
    {
        var sent = new List<int>();
        await Steps.EachAsync(async at =>
        {
            using var stop = new CancellationTokenSource();
            var world = ModelWorld.With("b1", "b2");
            world.Agent.Answer = o => Answers.Of(answer, o);
            var claimed = 0;
            var steps = new Steps(
                at,
                () =>
                {
                    claimed = world.Attempts().Count;
                    stop.Cancel();
                }
            );

            await world.Process(steps.TakeAsync).TickAsync(stop: stop.Token);

            var why = $"{answer}, {steps.Where}";
            sent.Add(world.Agent.Posts.Count);
            world.Attempts().Count.ShouldBeLessThanOrEqualTo(Math.Max(1, claimed), why);
            world
                .Attempts()
                .ShouldAllBe(
                    a => a.IsSettled || a.State == AttemptState.Dispatched || a.State == AttemptState.Unknown,
                    why
                );
            world.Notes("b1").Count.ShouldBe(2 * world.Agent.Posts.Count, why);
            Promise.MustHold(world, why);
            return steps.Where;
        });

        sent[0].ShouldBe(0, "stopped before anything was read");
        sent.ShouldContain(1);
        sent.ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public async Task A_tick_stopped_between_a_lost_candidate_and_the_next_claims_no_other()
    {
        using var stop = new CancellationTokenSource();
        var world = ModelWorld.With("b1", "b2");
        var rig = world.Process(step =>
        {
            if (step == "Apply/BeforeBegin")
            {
                world.Do(t => t.Note("b1", "a human was here"));
                stop.Cancel();
            }
            return Task.CompletedTask;
        });

        await rig.TickAsync(stop: stop.Token);

        world.Attempts().ShouldBeEmpty();
        world.Agent.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sweep_asked_to_stop_at_any_step_leaves_a_world_that_the_next_one_finishes()
    {
        await Steps.EachAsync(async at =>
        {
            using var stop = new CancellationTokenSource();
            var world = ModelWorld.With("b1", "b2", "b3");
            for (var i = 0; i < 3; i++)
            {
                await world.TickAsync();
            }
            world.Advance(31);
            var settled = 0;
            var steps = new Steps(
                at,
                () =>
                {
                    settled = world.Attempts().Count(a => a.IsSettled);
                    stop.Cancel();
                }
            );

            await world.Process(steps.TakeAsync).SweepAsync(stop: stop.Token);

            if (steps.Where is not null)
            {
                world.Attempts().Count(a => a.IsSettled).ShouldBeLessThanOrEqualTo(settled + 1, steps.Where);
            }
            await world.SweepAsync();
            world.Attempts().ShouldAllBe(a => a.IsSettled);
            return steps.Where;
        });
    }
}
