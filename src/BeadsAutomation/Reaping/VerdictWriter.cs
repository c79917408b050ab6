using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Hosting.Telemetry;
using BeadsAutomation.Ledger;
using BeadsAutomation.Notifications;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Reaping;

/// <summary>Writes one verdict, guarded by what it was decided on.</summary>
internal sealed class VerdictWriter(
    IBeadStore store,
    Announcer announcer,
    IFaultPoints faults,
    ILogger<VerdictWriter> logger
)
{
    public async Task<SweptBead> WriteAsync(Verdict verdict, bool dryRun, CancellationToken cancellationToken)
    {
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
            verdict.Key,
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
        var result = await store.ApplyAsync(announcer.Announce(transition), cancellationToken);
        if (result == WriteResult.Indeterminate && await IsWrittenAsync(transition, cancellationToken))
        {
            result = WriteResult.Applied;
        }
        if (result != WriteResult.Applied)
        {
            return verdict.As(SweepVerdict.Lost, "it changed since it was read; the next sweep looks again");
        }
        faults.Reached(FaultPoint.SweepCommitted);
        if (transition.WritesBead)
        {
            await store.PublishAsync(transition.BeadId, verdict.Outcome?.Word() ?? "swept", cancellationToken);
        }
        return verdict.As(WordFor(transition));
    }

    /// <summary>The answer to COMMIT was lost: the ledger tells whether it happened.</summary>
    private async Task<bool> IsWrittenAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        var attempts = (await store.ReadBeadAsync(transition.BeadId, cancellationToken)).History.Attempts;
        return transition.Ledger switch
        {
            LedgerChange.Settle settle => attempts.Any(a => a.Key == settle.Attempt.Key && a.IsSettled),
            LedgerChange.SettleUnrecorded adopt => attempts.Any(a => a.Key == adopt.Key),
            LedgerChange.Amend amend => attempts.Any(a =>
                a.Key == amend.Attempt.Key && a.StatusLeft == amend.StatusLeft
            ),
            _ => false,
        };
    }

    private SweptBead Failed(Verdict verdict, string why)
    {
        logger.SweepWriteFailed(Printable.Line(verdict.History.BeadId, 100), why);
        return verdict.As(SweepVerdict.Failed, why);
    }

    private static SweepVerdict WordFor(BeadTransition transition) =>
        transition.Status switch
        {
            null => SweepVerdict.Settled,
            BeadStatus.Open => SweepVerdict.PutBack,
            _ => SweepVerdict.Reaped,
        };
}
