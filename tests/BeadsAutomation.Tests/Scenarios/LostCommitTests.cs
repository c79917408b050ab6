using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>The answer to a COMMIT is lost, whether it was carried out or not.</summary>
public sealed class LostCommitTests
{
    [Theory]
    [InlineData(CommitFault.AnswerLost, 1, null)]
    [InlineData(
        CommitFault.RequestLost,
        0,
        "b1: the store did not take the change, although nobody else had changed the bead"
    )]
    public async Task A_claim_without_an_answer_to_its_commit_is_read_again_and_goes_on_if_it_was_made(
        CommitFault fault,
        int posts,
        string? failure
    )
    {
        var world = ModelWorld.With("b1");
        var faults = new Queue<CommitFault>([fault]);
        world.Database.Engine.NextCommitFault = () => faults.TryDequeue(out var f) ? f : default;

        var failed = await ModelWorld.FailureOfAsync(world.TickAsync);

        (failed?.Split(": no answer")[0]).ShouldBe(failure);
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
        foreach (var answer in AnswerRules.OfAgents)
        {
            await Steps.EachAsync(async at =>
            {
                var world = ModelWorld.With("b1");
                world.Agent.Answer = o => Answers.Of(answer, o);
                var commits = FailAt(world, at, fault, next);
                await ModelWorld.FailureOfAsync(world.TickAsync);
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

    /// <summary>Each has an attempt that was settled before, which must not be taken for the one that is written now.</summary>
    [Theory]
    [InlineData("silent", CommitFault.AnswerLost, SweepVerdict.Reaped, "blocked")]
    [InlineData("silent", CommitFault.RequestLost, SweepVerdict.Failed, "in_progress")]
    [InlineData("nobody's", CommitFault.AnswerLost, SweepVerdict.Reaped, "blocked")]
    [InlineData("nobody's", CommitFault.RequestLost, SweepVerdict.Failed, "in_progress")]
    [InlineData("at its cap", CommitFault.AnswerLost, SweepVerdict.Reaped, "blocked")]
    [InlineData("at its cap", CommitFault.RequestLost, SweepVerdict.Failed, "open")]
    public async Task A_sweep_without_an_answer_to_its_commit_says_what_came_of_it(
        string state,
        CommitFault fault,
        SweepVerdict verdict,
        string status
    )
    {
        var world = ModelWorld.With("b1");
        world.Agent.Answer = o => Answers.Of(AnswerClass.BeadFault, o);
        await world.TickAsync();
        world.Advance(5);
        await BringAsync(world, state);
        FailAt(world, 0, fault, CommitFault.None);

        var report = await world.SweepAsync();

        var swept = report.Verdicts.ShouldHaveSingleItem();
        (swept.Verdict, world.Status("b1")).ShouldBe((verdict, status));
        (report.ExitCode == ExitCode.Store).ShouldBe(verdict == SweepVerdict.Failed);
        swept.Detail.Contains("no answer to COMMIT", StringComparison.Ordinal).ShouldBe(verdict == SweepVerdict.Failed);
    }

    private static async Task BringAsync(ModelWorld world, string state)
    {
        switch (state)
        {
            case "silent":
                world.Agent.Answer = o => Answers.Of(AnswerClass.Accepted, o);
                await world.TickAsync();
                world.Advance(31);
                break;
            case "nobody's":
                world.Do(t => t.SetStatus("b1", "in_progress"));
                world.Advance(31);
                break;
            default:
                world.Options = world.Options with { MaxAttempts = 1 };
                break;
        }
    }

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
