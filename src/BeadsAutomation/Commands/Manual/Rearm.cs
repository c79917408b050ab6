namespace BeadsAutomation.Commands.Manual;

/// <summary>Re-arms a bead by hand: back to open, attempts start anew, whatever was in flight is given up.</summary>
internal sealed class Rearm(HandChange hand, BeadsOptions options)
{
    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="cancellationToken">Give up.</param>
    public Task<HandReport> RunAsync(string beadId, bool dryRun, CancellationToken cancellationToken) =>
        hand.RunAsync(
            beadId,
            "rearmed",
            dryRun,
            (fresh, _) => Task.FromResult(RearmPolicy.Decide(fresh.History, options)),
            cancellationToken
        );
}
