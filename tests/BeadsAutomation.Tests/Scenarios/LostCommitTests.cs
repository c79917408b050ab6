using BeadsAutomation.Agents;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

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

    /// <summary>One by itself, and two in a row.</summary>
    public static TheoryData<CommitFault, CommitFault> Faults =>
        new()
        {
            { CommitFault.AnswerLost, CommitFault.None },
            { CommitFault.RequestLost, CommitFault.None },
            { CommitFault.AnswerLost, CommitFault.AnswerLost },
            { CommitFault.AnswerLost, CommitFault.RequestLost },
            { CommitFault.RequestLost, CommitFault.AnswerLost },
            { CommitFault.RequestLost, CommitFault.RequestLost },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_commit_without_an_answer_anywhere_leaves_a_world_that_recovers(
        CommitFault fault,
        CommitFault next
    )
    {
        foreach (var answer in Enum.GetValues<AnswerClass>())
        {
            await Steps.EachAsync(async at =>
            {
                var world = ModelWorld.With("b1");
                world.Agent.Answer = o => Answers.Of(answer, o);
                var commits = FailAt(world, at, fault, next);
                await world.TickAsync();
                var where = commits() > at ? $"{answer}, {fault} and {next} at commit {at}" : null;
                await Aftermath.RecoversAsync(world, where ?? "none");
                return where;
            });
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_commit_without_an_answer_anywhere_in_a_sweep_leaves_a_world_that_recovers(
        CommitFault fault,
        CommitFault next
    ) =>
        await Steps.EachAsync(async at =>
        {
            var world = await Aftermath.WorldForSweepAsync();
            var commits = FailAt(world, at, fault, next);
            await world.SweepAsync();
            var where = commits() > at ? $"{fault} and {next} at commit {at}" : null;
            await Aftermath.RecoversAsync(world, where ?? "none");
            return where;
        });

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_commit_without_an_answer_anywhere_in_a_rearm_arms_the_bead_once(
        CommitFault fault,
        CommitFault next
    )
    {
        foreach (var state in (string[])["reaped", "at work", "posting", "ghost"])
        {
            var world = Worlds.Make(state);
            FailAt(world, 0, fault, next);

            var report = await world.Process().RearmAsync("b1");

            var why = $"{state}, {fault} and {next}";
            (report.Done, world.Status("b1")).ShouldBe((true, "open"), why);
            world.Notes("b1").Count(n => n.StartsWith("rearmed", StringComparison.Ordinal)).ShouldBe(1, why);
            await Aftermath.RecoversAsync(world, why);
        }
    }

    /// <summary>The commit of this number, and the one that follows it, fare so. Returns how many there were.</summary>
    private static Func<int> FailAt(ModelWorld world, int at, CommitFault fault, CommitFault next)
    {
        var commits = 0;
        world.Database.Engine.NextCommitFault = () =>
            (commits++ - at) switch
            {
                0 => fault,
                1 => next,
                _ => CommitFault.None,
            };
        return () => commits;
    }
}
