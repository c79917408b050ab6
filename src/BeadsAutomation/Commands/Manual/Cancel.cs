namespace BeadsAutomation.Commands.Manual;

/// <summary>Takes one claim back by hand. No agent is stopped: nobody can.</summary>
internal sealed class Cancel(HandChange hand, BeadsOptions options)
{
    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="cancellationToken">Give up.</param>
    public Task<HandReport> RunAsync(string beadId, bool dryRun, CancellationToken cancellationToken) =>
        hand.RunAsync(
            beadId,
            "cancelled",
            dryRun,
            (fresh, _) => Task.FromResult(CancelPolicy.Decide(fresh.History, options)),
            cancellationToken
        );
}
