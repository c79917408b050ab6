using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A process that dies at any step, before or after its effect: what the next ones make of it.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(AnswerClass.Accepted)]
    [InlineData(AnswerClass.BeadFault)]
    [InlineData(AnswerClass.BeadFaultForGood)]
    [InlineData(AnswerClass.Environment)]
    [InlineData(AnswerClass.Busy)]
    [InlineData(AnswerClass.Unknown)]
    public async Task A_dispatcher_that_dies_at_any_step_leaves_a_world_that_recovers(AnswerClass answer)
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = ModelWorld.With("b1", "b2");
            world.Agent.Answer = o => Answers.Of(answer, o);
            var where = await DieAsync(at, step => world.Process(step).TickAsync());
            await Aftermath.RecoversAsync(world, $"{answer}, {where}");
            return where;
        });

        steps.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(FaultPoint.ClaimCommitted)]
    [InlineData(FaultPoint.PostingCommitted)]
    [InlineData(FaultPoint.AnswerRead)]
    [InlineData(FaultPoint.AnswerRecorded)]
    [InlineData(FaultPoint.BeadSettled)]
    public async Task A_dispatcher_that_dies_at_a_fault_point_leaves_a_world_that_recovers(FaultPoint point)
    {
        foreach (var answer in AnswerRules.OfAgents)
        {
            var world = ModelWorld.With("b1");
            world.Agent.Answer = o => Answers.Of(answer, o);

            await Should.ThrowAsync<CrashException>(() =>
                world.Process(faults: p => Aftermath.DieAt(point, p)).TickAsync()
            );

            world.Agent.Posts.Count.ShouldBe(point < FaultPoint.AnswerRead ? 0 : 1);
            await Aftermath.RecoversAsync(world, $"{point}, {answer}");
        }
    }

    [Fact]
    public async Task A_sweep_that_dies_at_any_step_leaves_a_world_that_recovers()
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = await Aftermath.WorldForSweepAsync();
            var where = await DieAsync(at, step => world.Process(step).SweepAsync());
            await Aftermath.RecoversAsync(world, $"sweep, {where}");
            return where;
        });

        steps.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_sweep_that_dies_after_a_commit_leaves_a_world_that_recovers()
    {
        var world = await Aftermath.WorldForSweepAsync();

        await Should.ThrowAsync<CrashException>(() =>
            world.Process(faults: p => Aftermath.DieAt(FaultPoint.SweepCommitted, p)).SweepAsync()
        );

        await Aftermath.RecoversAsync(world, "sweep committed");
    }

    [Fact]
    public async Task A_dispatcher_that_dies_at_any_step_while_it_puts_back_what_another_left_recovers()
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = ModelWorld.With("b1");
            world.Agent.Answer = Answers.BeadFault;
            await Should.ThrowAsync<CrashException>(() =>
                world.Process(faults: p => Aftermath.DieAt(FaultPoint.AnswerRecorded, p)).TickAsync()
            );
            var where = await DieAsync(at, step => world.Process(step).TickAsync());
            await Aftermath.RecoversAsync(world, $"leftover, {where}");
            return where;
        });

        steps.ShouldBeGreaterThan(4);
    }

    /// <summary>Runs a process that dies at this step; says where, or nothing when it ended before.</summary>
    private static async Task<string?> DieAsync(int at, Func<Func<string, Task>, Task> run)
    {
        var steps = new Steps(at, () => throw new CrashException($"step {at}"));
        try
        {
            await run(steps.TakeAsync);
        }
        catch (CrashException)
        {
            steps.Where.ShouldNotBeNull();
        }
        return steps.Where;
    }
}
