using BeadsAutomation.Agents;
using BeadsAutomation.Hosting;
using BeadsAutomation.Testing.Model.Engine;
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
    public async Task A_dispatcher_that_dies_at_any_step_leaves_a_world_that_recovers(
        AnswerClass answer
    )
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = ModelWorld.With("b1", "b2");
            world.Agent.Answer = o => Answers.Of(answer, o);
            var where = await DieAsync(at, step => world.Process(step).TickAsync());
            await RecoversAsync(world, $"{answer}, {where}");
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
    public async Task A_dispatcher_that_dies_at_a_fault_point_leaves_a_world_that_recovers(
        FaultPoint point
    )
    {
        foreach (var answer in Enum.GetValues<AnswerClass>())
        {
            var world = ModelWorld.With("b1");
            world.Agent.Answer = o => Answers.Of(answer, o);

            await Should.ThrowAsync<CrashException>(() =>
                world.Process(faults: p => DieAt(point, p)).TickAsync()
            );

            world.Agent.Posts.Count.ShouldBe(point < FaultPoint.AnswerRead ? 0 : 1);
            await RecoversAsync(world, $"{point}, {answer}");
        }
    }

    [Fact]
    public async Task A_sweep_that_dies_at_any_step_leaves_a_world_that_recovers()
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = await WorldForSweepAsync();
            var where = await DieAsync(at, step => world.Process(step).SweepAsync());
            await RecoversAsync(world, $"sweep, {where}");
            return where;
        });

        steps.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_sweep_that_dies_after_a_commit_leaves_a_world_that_recovers()
    {
        var world = await WorldForSweepAsync();

        await Should.ThrowAsync<CrashException>(() =>
            world.Process(faults: p => DieAt(FaultPoint.SweepCommitted, p)).SweepAsync()
        );

        await RecoversAsync(world, "sweep committed");
    }

    [Fact]
    public async Task A_dispatcher_that_dies_at_any_step_while_it_puts_back_what_another_left_recovers()
    {
        var steps = await Steps.EachAsync(async at =>
        {
            var world = ModelWorld.With("b1");
            world.Agent.Answer = Answers.BeadFault;
            await Should.ThrowAsync<CrashException>(() =>
                world.Process(faults: p => DieAt(FaultPoint.AnswerRecorded, p)).TickAsync()
            );
            var where = await DieAsync(at, step => world.Process(step).TickAsync());
            await RecoversAsync(world, $"leftover, {where}");
            return where;
        });

        steps.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData(CommitFault.AnswerLost)]
    [InlineData(CommitFault.RequestLost)]
    public async Task A_commit_without_an_answer_anywhere_leaves_a_world_that_recovers(
        CommitFault fault
    )
    {
        foreach (var answer in Enum.GetValues<AnswerClass>())
        {
            await Steps.EachAsync(async at =>
            {
                var world = ModelWorld.With("b1");
                world.Agent.Answer = o => Answers.Of(answer, o);
                var commits = 0;
                world.Database.Engine.NextCommitFault = () =>
                    commits++ == at ? fault : CommitFault.None;
                await world.TickAsync();
                var where = commits > at ? $"{answer}, {fault} at commit {at}" : null;
                await RecoversAsync(world, where ?? "none");
                return where;
            });
        }
    }

    [Theory]
    [InlineData(CommitFault.AnswerLost)]
    [InlineData(CommitFault.RequestLost)]
    public async Task A_commit_without_an_answer_anywhere_in_a_sweep_leaves_a_world_that_recovers(
        CommitFault fault
    ) =>
        await Steps.EachAsync(async at =>
        {
            var world = await WorldForSweepAsync();
            var commits = 0;
            world.Database.Engine.NextCommitFault = () =>
                commits++ == at ? fault : CommitFault.None;
            await world.SweepAsync();
            var where = commits > at ? $"{fault} at commit {at}" : null;
            await RecoversAsync(world, where ?? "none");
            return where;
        });

    /// <summary>One bead of each kind that a sweep writes: stale, a ghost, refused and left, its job over, its row posting and nobody there.</summary>
    private static async Task<ModelWorld> WorldForSweepAsync()
    {
        var world = ModelWorld.With("ghost", "posting", "refused", "over", "stale");
        await DieAtAsync(FaultPoint.ClaimCommitted);
        await DieAtAsync(FaultPoint.PostingCommitted);
        world.Agent.Answer = Answers.BeadFault;
        await DieAtAsync(FaultPoint.AnswerRecorded);
        world.Agent.Answer = Answers.Accepted;
        world.Agent.Job = q =>
            Answers.Job(
                q.JobId!.Contains("over", StringComparison.Ordinal)
                    ? JobState.Completed
                    : JobState.CannotTell
            );
        await world.Process().TickAsync();
        await world.Process().TickAsync();
        world.Advance(31);
        return world;

        Task DieAtAsync(FaultPoint point) =>
            Should.ThrowAsync<CrashException>(() =>
                world.Process(faults: p => DieAt(point, p)).TickAsync()
            );
    }

    private static void DieAt(FaultPoint point, FaultPoint reached)
    {
        if (reached == point)
        {
            throw new CrashException(point.ToString());
        }
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

    private static async Task RecoversAsync(ModelWorld world, string why)
    {
        Promise.NothingIsSentTwice(world, why);
        await world.LetPassAsync(hours: 5, everyMinutes: 20);
        Promise.MustHaveSettled(world, why);
    }
}
