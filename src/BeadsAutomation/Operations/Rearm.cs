using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Store;

namespace BeadsAutomation.Operations;

/// <summary>Re-arms a bead by hand: back to open, attempts start anew, whatever was in flight is given up.</summary>
internal sealed class Rearm(IBeadStore store, BeadsOptions options, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private const int Tries = 3;

    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="cancellationToken">Give up.</param>
    public async Task<RearmReport> RunAsync(string beadId, bool dryRun, CancellationToken cancellationToken)
    {
        using var budget = new TimeBudget(time, Limit, TimeSpan.Zero);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        if (!dryRun)
        {
            await store.RecoverAsync(both.Token);
        }
        for (var tried = 0; tried < Tries; tried++)
        {
            var fresh = await store.ReadBeadAsync(beadId, both.Token);
            var decision = RearmPolicy.Decide(fresh.History, options);
            if (decision.Transition is not { } transition || dryRun)
            {
                var exit = decision.Done ? ExitCode.Done : ExitCode.Attention;
                return Report(beadId, exit, decision.Done, decision.Sentence);
            }
            if (await store.ApplyAsync(transition, both.Token) == WriteResult.Applied)
            {
                await store.PublishAsync(beadId, "rearmed", both.Token);
                return Report(beadId, ExitCode.Done, true, decision.Sentence);
            }
        }
        return Report(
            beadId,
            ExitCode.Attention,
            false,
            "somebody else wrote to it each time: look at it and try again"
        );
    }

    private static RearmReport Report(string beadId, ExitCode exitCode, bool done, string sentence) =>
        new(exitCode, beadId, done, Printable.Line(sentence, 500));
}
