using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Reaping;

/// <summary>Writes one verdict, guarded by what it was decided on.</summary>
internal sealed class VerdictWriter(
    IBeadStore store,
    GuardedChange change,
    IFaultPoints faults,
    ILogger<VerdictWriter> logger
)
{
    public async Task<SweptBead> WriteAsync(Verdict verdict, bool dryRun, CancellationToken cancellationToken)
    {
        if (verdict.Failure is { } failure)
        {
            return verdict.As(SweepVerdict.Failed, failure);
        }
        if (verdict.Transition is not { } transition)
        {
            return verdict.As(SweepVerdict.Keep);
        }
        if (dryRun)
        {
            return verdict.As(WordFor(transition));
        }
        return await Traces.InSpanAsync(
            "settle",
            verdict.Key?.Tags ?? [],
            async span =>
            {
                var swept = await TryAsync(verdict, transition, cancellationToken);
                if (swept.Verdict == SweepVerdict.Failed)
                {
                    span.Failed(swept.Detail);
                }
                return swept;
            }
        );
    }

    private async Task<SweptBead> TryAsync(
        Verdict verdict,
        BeadTransition transition,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ApplyAsync(verdict, transition, cancellationToken);
        }
        catch (StoreException failure)
        {
            return Failed(verdict, failure.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed(verdict, "the sweep's time is up");
        }
    }

    private async Task<SweptBead> ApplyAsync(
        Verdict verdict,
        BeadTransition transition,
        CancellationToken cancellationToken
    )
    {
        var applied = await change.ApplyAsync(transition, publishAs: null, cancellationToken);
        switch (applied.End)
        {
            case ChangeEnd.Refused:
                return Failed(verdict, applied.Sentence);
            case ChangeEnd.Lost:
                return verdict.As(SweepVerdict.Lost, "it changed since it was read; the next sweep looks again");
            default:
                faults.Reached(FaultPoint.SweepCommitted);
                if (transition.WritesBead)
                {
                    await store.PublishAsync(transition.BeadId, verdict.Outcome?.Word() ?? "swept", cancellationToken);
                }
                return verdict.As(WordFor(transition));
        }
    }

    private SweptBead Failed(Verdict verdict, string why)
    {
        logger.SweepWriteFailed(Printable.Line(verdict.History.BeadId, 100), why);
        return verdict.As(SweepVerdict.Failed, why);
    }

    private static SweepVerdict WordFor(BeadTransition transition) =>
        transition switch
        {
            { Status: BeadStatus.Open } => SweepVerdict.PutBack,
            { Status: not null } => SweepVerdict.Reaped,
            { Ledger: LedgerChange.Settle } => SweepVerdict.Settled,
            _ => SweepVerdict.Keep,
        };
}
