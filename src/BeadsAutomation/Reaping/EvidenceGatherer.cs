using BeadsAutomation.Agents;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Reaping;

/// <summary>
/// Asks the agent about every job that decides something, oldest claim first, within a time they share; then about those that are only
/// to be recorded. What was noted on a bead is read once its job is over.
/// </summary>
internal sealed class EvidenceGatherer(
    IBeadStore store,
    IAgent agent,
    BeadsOptions options,
    TimeProvider time,
    ILogger<EvidenceGatherer> logger
)
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
        foreach (var attempt in Attempts(claims, ReapPolicy.JobToAsk))
        {
            evidence[attempt.Key.BeadId] = await GatherAsync(attempt, claims.Now, both.Token);
        }
        foreach (var attempt in Attempts(claims, ReapPolicy.JobToRecord))
        {
            var found = await GatherAsync(attempt, claims.Now, both.Token);
            if (found.IsOver)
            {
                evidence[attempt.Key.BeadId] = found;
            }
        }
        return evidence;
    }

    private IEnumerable<Attempt> Attempts(
        ClaimsSnapshot claims,
        Func<BeadHistory, IAgent, BeadsOptions, Attempt?> which
    ) => claims.Histories.Select(h => which(h, agent, options)).OfType<Attempt>().OrderBy(a => a.ClaimedAt);

    private async Task<JobEvidence> GatherAsync(Attempt attempt, DateTime now, CancellationToken cancellationToken)
    {
        var asked = await AskAsync(attempt, now, cancellationToken);
        // Of a settled row nothing follows from its job's end.
        return asked.IsOver && !attempt.IsSettled
            ? asked with
            {
                Notes = await ReadNotesAsync(attempt.Key.BeadId, cancellationToken),
            }
            : asked;
    }

    private async Task<string?> ReadNotesAsync(string beadId, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadTextAsync(beadId, cancellationToken))?.Notes;
        }
        catch (StoreException failure)
        {
            logger.NotesNotRead(Printable.Line(beadId, 100), failure.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.NotesNotRead(Printable.Line(beadId, 100), "the time for look-ups was up");
        }
        return null;
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
