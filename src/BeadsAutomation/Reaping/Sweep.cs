using BeadsAutomation.Dispatching;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Reaping;

/// <summary>One pass of the reaper: claims in hand, evidence, verdicts, settlement. One bead's failure never stops the others.</summary>
internal sealed class Sweep(
    IBeadStore store,
    EvidenceGatherer gatherer,
    VerdictWriter writer,
    BeadsOptions options,
    Entropy entropy,
    TimeProvider time,
    ILogger<Sweep> logger
)
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="stop">Judge no further bead.</param>
    public async Task<SweepReport> RunAsync(SweepRequest request, CancellationToken stop)
    {
        using var budget = new TimeBudget(time, SweepLimits.Whole, TimeSpan.Zero);
        ClaimsSnapshot claims;
        try
        {
            if (!request.DryRun)
            {
                await store.RecoverAsync(budget.Token);
            }
            claims = await store.ReadClaimsAsync(budget.Token);
        }
        catch (OperationCanceledException timeUp) when (budget.Token.IsCancellationRequested)
        {
            throw new StoreException("the store did not answer within the sweep's time; nothing was changed", timeUp);
        }
        var evidence = await gatherer.GatherAsync(claims, stop, budget.Token);
        var verdicts = claims
            .Histories.Where(h => h.Unsettled is not null || OrphanBeadVerdict.Concerns(h, options))
            .Select(history =>
                Decide(history, evidence.GetValueOrDefault(history.BeadId, JobEvidence.None), claims.Now)
            )
            .ToList();
        var report = await WriteAsync(verdicts, claims.Now, request, budget, stop);
        return report with { Seen = new SweepSight(claims, evidence) };
    }

    /// <summary>A bead on which no decision can be made is its own fault, and keeps nobody else waiting.</summary>
    private Verdict Decide(BeadHistory history, JobEvidence evidence, DateTime now)
    {
        try
        {
            return ReapPolicy.Decide(new ReapCase(history, evidence, options, now), entropy.NewToken());
        }
#pragma warning disable CA1031 // Whatever it is, the other beads have nothing to do with it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.Undecided(failure, Printable.Line(history.BeadId, 100));
            return Verdict.Undecided(history, failure.Message);
        }
    }

    private async Task<SweepReport> WriteAsync(
        List<Verdict> verdicts,
        DateTime now,
        SweepRequest request,
        TimeBudget budget,
        CancellationToken stop
    )
    {
        var tripped = false;
        var heldBack = request.AllowMassReap ? new HashSet<Verdict>() : Fuse.HeldBack(verdicts, options, out tripped);
        var swept = new List<SweptBead>();
        foreach (var verdict in verdicts)
        {
            var goOn = !stop.IsCancellationRequested && !budget.Token.IsCancellationRequested;
            swept.Add(
                heldBack.Contains(verdict) ? verdict.As(SweepVerdict.HeldBack)
                : !goOn && verdict.Transition is not null
                    ? verdict.As(SweepVerdict.Keep, "not reached; the next sweep looks again")
                : await writer.WriteAsync(verdict, request.DryRun, budget.Token)
            );
        }
        var warnings = Warnings(verdicts, heldBack.Count, tripped, now).ToList();
        return new SweepReport
        {
            ExitCode = ExitFor(verdicts, swept),
            Verdicts = swept,
            FuseTripped = tripped,
            Doubtful =
            [
                .. verdicts
                    .Where(v => v.NeedsAttention)
                    .Select(v => Printable.Line($"{v.History.BeadId}: {v.Detail}", 500)),
            ],
            Blocked = await CountBlockedAsync(warnings, budget, stop),
            Warnings = warnings,
        };
    }

    /// <summary>For whoever watches; a sweep whose work is done does not fail for it.</summary>
    private async Task<int?> CountBlockedAsync(List<string> warnings, TimeBudget budget, CancellationToken stop)
    {
        if (stop.IsCancellationRequested || budget.Token.IsCancellationRequested)
        {
            return null;
        }
        try
        {
            return (await store.ReadBlockedAsync(budget.Token)).Count(b => b.ByUs);
        }
        catch (StoreException failure)
        {
            warnings.Add($"the beads that we blocked could not be counted: {Printable.Line(failure.Message, 300)}");
        }
        catch (OperationCanceledException) when (budget.Token.IsCancellationRequested)
        {
            warnings.Add("the beads that we blocked could not be counted: the sweep's time was up");
        }
        return null;
    }

    private static ExitCode ExitFor(List<Verdict> verdicts, List<SweptBead> swept) =>
        swept.Any(b => b.Verdict == SweepVerdict.Failed) ? ExitCode.Store
        : swept.Any(b => b.Verdict == SweepVerdict.HeldBack) || verdicts.Any(v => v.NeedsAttention) ? ExitCode.Attention
        : ExitCode.Done;

    private IEnumerable<string> Warnings(List<Verdict> verdicts, int heldBack, bool tripped, DateTime now)
    {
        if (tripped)
        {
            yield return $"{heldBack} silent claims at once are more than half of all: none of them is blocked. Check for a restored backup or a wrong clock, then run the sweep with --allow-mass-reap";
        }
        else if (heldBack > 0)
        {
            yield return $"{heldBack} more silent claims wait for the next sweep: at most {options.MaxReapedPerSweep} are blocked in one (--allow-mass-reap lifts that)";
        }
        foreach (var verdict in verdicts)
        {
            if (verdict.NeedsAttention)
            {
                yield return Printable.Line($"{verdict.History.BeadId}: {verdict.Detail}", 500);
            }
            else if (SignOfLife.Of(verdict.History, now).FutureStamp is { } stamp)
            {
                yield return $"{Printable.Line(verdict.History.BeadId, 100)}: a stamp of {Stamp.Of(stamp)} lies in the future and is no evidence: check the writers' clocks";
            }
        }
    }
}
