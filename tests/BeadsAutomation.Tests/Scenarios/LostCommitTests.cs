using BeadsAutomation.Agents;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>The answer to a COMMIT is lost, whether it was carried out or not.</summary>
public sealed class LostCommitTests
{
    [Theory]
    [InlineData(CommitFault.AnswerLost, 1)]
    [InlineData(CommitFault.RequestLost, 0)]
    public async Task A_claim_without_an_answer_to_its_commit_is_read_again_and_goes_on_if_it_was_made(
        CommitFault fault,
        int posts
    )
    {
        var world = ModelWorld.With("b1");
        var faults = new Queue<CommitFault>([fault]);
        world.Database.Engine.NextCommitFault = () => faults.TryDequeue(out var f) ? f : default;

        await world.TickAsync();

        world.Agent.Posts.Count.ShouldBe(posts);
        world.Attempts("b1").Count.ShouldBe(posts);
    }

    [Theory]
    [InlineData(CommitFault.AnswerLost)]
    [InlineData(CommitFault.RequestLost)]
    public async Task A_commit_without_an_answer_anywhere_leaves_a_world_that_recovers(CommitFault fault)
    {
        foreach (var answer in Enum.GetValues<AnswerClass>())
        {
            await Steps.EachAsync(async at =>
            {
                var world = ModelWorld.With("b1");
                world.Agent.Answer = o => Answers.Of(answer, o);
                var commits = 0;
                world.Database.Engine.NextCommitFault = () => commits++ == at ? fault : CommitFault.None;
                await world.TickAsync();
                var where = commits > at ? $"{answer}, {fault} at commit {at}" : null;
                await Aftermath.RecoversAsync(world, where ?? "none");
                return where;
            });
        }
    }

    [Theory]
    [InlineData(CommitFault.AnswerLost)]
    [InlineData(CommitFault.RequestLost)]
    public async Task A_commit_without_an_answer_anywhere_in_a_sweep_leaves_a_world_that_recovers(CommitFault fault) =>
        await Steps.EachAsync(async at =>
        {
            var world = await Aftermath.WorldForSweepAsync();
            var commits = 0;
            world.Database.Engine.NextCommitFault = () => commits++ == at ? fault : CommitFault.None;
            await world.SweepAsync();
            var where = commits > at ? $"{fault} at commit {at}" : null;
            await Aftermath.RecoversAsync(world, where ?? "none");
            return where;
        });
}
