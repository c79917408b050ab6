using BeadsAutomation.Reaping;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Manual;

/// <summary>Gives one claim up by hand, whatever the thresholds say; the agent is asked first.</summary>
internal sealed class GiveUp(HandChange hand, EvidenceGatherer gatherer, BeadsOptions options, Entropy entropy)
{
    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="cancellationToken">Give up.</param>
    public Task<HandReport> RunAsync(string beadId, bool dryRun, CancellationToken cancellationToken) =>
        hand.RunAsync(beadId, "given up", dryRun, DecideAsync, cancellationToken);

    private async Task<HandDecision> DecideAsync(BeadSnapshot fresh, CancellationToken cancellationToken)
    {
        var one = new ClaimsSnapshot(fresh.Now, [fresh.History]);
        var evidence = await gatherer.GatherAsync(one, CancellationToken.None, cancellationToken);
        return GiveUpPolicy.Decide(
            fresh.History,
            evidence.GetValueOrDefault(fresh.History.BeadId, JobEvidence.None),
            options,
            entropy.NewToken(),
            fresh.Now
        );
    }
}
