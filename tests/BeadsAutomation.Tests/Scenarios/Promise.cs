using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>What must hold of a world whatever happened in it.</summary>
internal static class Promise
{
    /// <summary>All of it: what was sent, what is in hand, what was written, and a next step for every bead.</summary>
    /// <param name="world">The world.</param>
    /// <param name="why">What happened, for the message.</param>
    public static void MustHold(ModelWorld world, string why)
    {
        NothingIsSentTwice(world, why);
        AtMostOneClaimLives(world, why);
        NothingUnseenIsWritten(world, why);
        TheLedgerExplainsEveryPost(world, why);
        foreach (var row in world.Database.Engine.Begin().Rows("issues").Select(r => r.Value))
        {
            HasNextStep(world, row.Text("id")!, row.Text("status")!, row.Text("assignee"), why);
        }
    }

    /// <summary>
    /// One POST per token, and none after one that may have started an agent unless a human decided so, or its job was seen to end in
    /// provider weather and the world's bound allows it.
    /// </summary>
    public static void NothingIsSentTwice(ModelWorld world, string why)
    {
        world
            .Agent.Posts.Select(p => p.Order.Token)
            .ShouldBeUnique(StringComparer.Ordinal, $"a token was sent twice: {why}");
        foreach (var posts in world.Agent.Posts.GroupBy(p => p.Order.BeadId, StringComparer.Ordinal))
        {
            var weather = 0;
            foreach (var post in posts.SkipLast(1))
            {
                var decided = world.Decisions.Allow(post.Order.Token);
                weather = decided ? 0 : weather;
                (
                    !post.MayHaveStarted
                    || decided
                    || (++weather <= world.Options.WeatherRetries && EndedInWeather(world, post.Order.Token))
                ).ShouldBeTrue($"{posts.Key} sent again: {why}");
            }
        }
    }

    private static bool EndedInWeather(ModelWorld world, string token) =>
        world.Agent.HasTold(
            token,
            job =>
                job.State is JobState.Completed or JobState.Failed
                && job.OutputTail?.Contains("rate limit", StringComparison.Ordinal) == true
        );

    public static void AtMostOneClaimLives(ModelWorld world, string why)
    {
        foreach (
            var live in world.Attempts().Where(a => !a.IsSettled).GroupBy(a => a.Key.BeadId, StringComparer.Ordinal)
        )
        {
            live.Count().ShouldBe(1, $"claims of {live.Key} that live: {why}");
        }
    }

    /// <summary>What somebody changed after the read that we decided on, we do not write.</summary>
    public static void NothingUnseenIsWritten(ModelWorld world, string why)
    {
        foreach (var change in world.Changes)
        {
            change.WroteUnseen.ShouldBeFalse($"{change.Decided.BeadId} was changed meanwhile: {why}");
        }
    }

    public static void TheLedgerExplainsEveryPost(ModelWorld world, string why)
    {
        var rows = world.Attempts().ToDictionary(a => a.Key);
        foreach (var post in world.Agent.Posts)
        {
            var key = new AttemptKey(post.Order.BeadId, post.Order.Attempt, post.Order.Token);
            rows.ContainsKey(key).ShouldBeTrue(why);
            rows[key].PostedAt.ShouldNotBeNull(why);
        }
    }

    /// <summary>Where no process died and no write failed, the job that the service named is in the ledger, whatever the agent did meanwhile.</summary>
    public static void EveryAnswerIsKept(ModelWorld world, string why)
    {
        var rows = world.Attempts().ToDictionary(a => a.Key.Token, StringComparer.Ordinal);
        foreach (var post in world.Agent.Posts)
        {
            rows[post.Order.Token].JobId.ShouldBe(post.Answer.JobId, $"answer lost: {why}");
        }
    }

    private static void HasNextStep(ModelWorld world, string id, string status, string? assignee, string why)
    {
        var attempts = world.Attempts(id);
        // A row that was brought back knows nothing of how its attempt ended: it is judged by silence.
        var isOld =
            attempts is [.., { BeadUpdatedAt: var ours, StatusLeft: not BeadStatus.InProgress, IsSettled: true } latest]
            && (latest.Outcome == AttemptOutcome.BeadGone || world.Database.Bead(id)!.Time("updated_at") <= ours);
        var lives = isOld || attempts.Any(a => !a.IsSettled);
        if (assignee == "agent")
        {
            (
                status is BeadStatus.Open or BeadStatus.InProgress or BeadStatus.Blocked or BeadStatus.Closed
            ).ShouldBeTrue($"{id} is {status}: {why}");
            (status != BeadStatus.InProgress || lives).ShouldBeTrue($"{id} is in progress and no attempt lives: {why}");
        }
    }

    /// <summary>Hours later nothing is left in hand: every attempt is settled and every bead of ours is with a human, done, or waits for its turn.</summary>
    public static void MustHaveSettled(ModelWorld world, string why)
    {
        MustHold(world, why);
        world.Attempts().Where(a => !a.IsSettled).ShouldBeEmpty($"still in hand: {why}");
        world
            .Database.Engine.Begin()
            .Rows("issues")
            .Where(r => r.Value.Has("assignee", "agent") && r.Value.Has("status", BeadStatus.InProgress))
            .ShouldBeEmpty($"still in progress: {why}");
    }
}
