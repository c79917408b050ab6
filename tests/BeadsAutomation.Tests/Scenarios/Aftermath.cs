using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Worlds that dead processes left, and what must become of them.</summary>
internal static class Aftermath
{
    /// <summary>One bead of each kind that a sweep writes: stale, a ghost, refused and left, its job over, its row posting and nobody there.</summary>
    public static async Task<ModelWorld> WorldForSweepAsync()
    {
        var world = ModelWorld.With("ghost", "posting", "refused", "over", "stale");
        await DieAtAsync(FaultPoint.ClaimCommitted);
        await DieAtAsync(FaultPoint.PostingCommitted);
        world.Agent.Answer = Answers.BeadFault;
        await DieAtAsync(FaultPoint.AnswerRecorded);
        world.Agent.Answer = Answers.Accepted;
        world.Agent.Job = q =>
            Answers.Job(q.JobId!.Contains("over", StringComparison.Ordinal) ? JobState.Completed : JobState.CannotTell);
        await world.Process().TickAsync();
        await world.Process().TickAsync();
        world.Advance(31);
        return world;

        Task DieAtAsync(FaultPoint point) =>
            Should.ThrowAsync<CrashException>(() => world.Process(faults: p => DieAt(point, p)).TickAsync());
    }

    public static void DieAt(FaultPoint point, FaultPoint reached)
    {
        if (reached == point)
        {
            throw new CrashException(point.ToString());
        }
    }

    public static async Task RecoversAsync(ModelWorld world, string why)
    {
        Promise.NothingIsSentTwice(world, why);
        await world.LetPassAsync(hours: 5, everyMinutes: 20);
        Promise.MustHaveSettled(world, why);
    }

    /// <summary>The same within four hours and for many worlds: everything that may happen by itself happens at these four passes.</summary>
    public static void Recovers(ModelWorld world, string why)
    {
        Schedules.Now(() => world.LetPassAsync(hours: 4, everyMinutes: 60));
        Promise.MustHaveSettled(world, why);
    }
}
