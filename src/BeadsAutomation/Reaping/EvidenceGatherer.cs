using BeadsAutomation.Agents;
using BeadsAutomation.Hosting;
using BeadsAutomation.Ledger;
using BeadsAutomation.Store;

namespace BeadsAutomation.Reaping;

/// <summary>Asks the agent about every job that decides something, oldest claim first, within a time they share.</summary>
internal sealed class EvidenceGatherer(IAgent agent, BeadsOptions options, TimeProvider time)
{
    public async Task<IReadOnlyDictionary<string, JobEvidence>> GatherAsync(
        ClaimsSnapshot claims,
        CancellationToken stop,
        CancellationToken cancellationToken
    )
    {
        using var limit = new TimeBudget(time, SweepLimits.LookUps, TimeSpan.Zero);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop, cancellationToken);
        var evidence = new Dictionary<string, JobEvidence>(StringComparer.Ordinal);
        var toAsk = claims
            .Histories.Select(h => (h.BeadId, Attempt: ReapPolicy.JobToAsk(h, agent, options)))
            .Where(a => a.Attempt is not null)
            .OrderBy(a => a.Attempt!.ClaimedAt);
        foreach (var (beadId, attempt) in toAsk)
        {
            evidence[beadId] = await AskAsync(attempt!, claims.Now, both.Token);
        }
        return evidence;
    }

    private async Task<JobEvidence> AskAsync(Attempt attempt, DateTime now, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return JobEvidence.NotReached;
        }
        try
        {
            var since = now - (attempt.PostedAt ?? attempt.ClaimedAt);
            var report = await agent.FindJobAsync(
                new JobQuery(attempt.JobId, attempt.Key.Token, since, attempt.Worker),
                cancellationToken
            );
            return new JobEvidence(true, report);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return JobEvidence.NotReached;
        }
    }
}
