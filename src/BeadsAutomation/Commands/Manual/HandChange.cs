using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Manual;

/// <summary>Changes one bead by a human's word: cancel, reap and rearm.</summary>
internal sealed class HandChange(IBeadStore store, GuardedChange change, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it.</param>
    /// <param name="what">The word for the store's history.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="decideAsync">What to write.</param>
    /// <param name="cancellationToken">Give up.</param>
    public async Task<HandReport> RunAsync(
        string beadId,
        string what,
        bool dryRun,
        Func<BeadSnapshot, CancellationToken, Task<HandDecision>> decideAsync,
        CancellationToken cancellationToken
    )
    {
        using var budget = new TimeBudget(time, Limit, TimeSpan.Zero);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        if (dryRun)
        {
            return Report(beadId, await decideAsync(await store.ReadBeadAsync(beadId, both.Token), both.Token));
        }
        await store.RecoverAsync(both.Token);
        HandDecision decision = null!;
        var changed = await change.RunAsync(
            beadId,
            async (fresh, token) => (decision = await decideAsync(fresh, token)).Transition,
            what,
            both.Token
        );
        return Report(
            beadId,
            changed.End switch
            {
                ChangeEnd.Lost => HandDecision.No("somebody else wrote to it each time: look at it and try again"),
                ChangeEnd.Refused => HandDecision.NotWritten(changed.Sentence),
                _ => decision,
            }
        );
    }

    private static HandReport Report(string beadId, HandDecision decision) =>
        new(decision.ExitCode, beadId, decision.Done, Printable.Line(decision.Sentence, 500));
}
