using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Ledger;
using BeadsAutomation.Notifications;
using BeadsAutomation.Store;

namespace BeadsAutomation.Operations;

/// <summary>Ends one claim by hand: a fresh read, a decision, one guarded write, and again when somebody else came first.</summary>
internal sealed class OneClaim(IBeadStore store, Announcer announcer, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private const int Tries = 3;

    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it.</param>
    /// <param name="what">The word for the store's history.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="decide">What to write.</param>
    /// <param name="cancellationToken">Give up.</param>
    public async Task<HandReport> EndAsync(
        string beadId,
        string what,
        bool dryRun,
        Func<BeadSnapshot, CancellationToken, Task<HandDecision>> decide,
        CancellationToken cancellationToken
    )
    {
        using var budget = new TimeBudget(time, Limit, TimeSpan.Zero);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        if (!dryRun)
        {
            await store.RecoverAsync(both.Token);
        }
        for (var tried = 0; tried < Tries; tried++)
        {
            var decision = await decide(await store.ReadBeadAsync(beadId, both.Token), both.Token);
            if (decision.Transition is not { } transition || dryRun)
            {
                return Report(beadId, decision);
            }
            if (await IsAppliedAsync(transition, both.Token))
            {
                await store.PublishAsync(beadId, what, both.Token);
                return Report(beadId, decision);
            }
        }
        return Report(beadId, HandDecision.No("somebody else wrote to it each time: look at it and try again"));
    }

    /// <summary>Where the answer to COMMIT was lost the ledger tells whether it happened.</summary>
    private async Task<bool> IsAppliedAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        var result = await store.ApplyAsync(announcer.Announce(transition), cancellationToken);
        return result == WriteResult.Applied
            || (
                result == WriteResult.Indeterminate
                && IsThere(transition.Ledger, (await store.ReadBeadAsync(transition.BeadId, cancellationToken)).History)
            );
    }

    private static bool IsThere(LedgerChange change, BeadHistory history) =>
        change switch
        {
            LedgerChange.Settle settle => history.Attempts.Any(a =>
                a.Key == settle.Attempt.Key && a.IsSettled && a.Outcome == settle.Outcome
            ),
            LedgerChange.SettleUnrecorded adopt => history.Attempts.Any(a => a.Key == adopt.Key),
            _ => false,
        };

    private static HandReport Report(string beadId, HandDecision decision) =>
        new(decision.ExitCode, beadId, decision.Transition is not null, Printable.Line(decision.Sentence, 500));
}
