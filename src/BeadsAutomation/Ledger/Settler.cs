using System.Diagnostics;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Telemetry;
using BeadsAutomation.Notifications;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Ledger;

/// <summary>Writes what follows from an attempt, each time from a fresh read: an agent may have written to its bead meanwhile.</summary>
internal sealed class Settler(IBeadStore store, Announcer announcer, ILogger<Settler> logger)
{
    private const int Tries = 3;

    /// <summary>Decides from a fresh read and applies it, at most three times.</summary>
    /// <param name="key">The attempt.</param>
    /// <param name="decide">What to write, or <see langword="null"/> for nothing; gets the bead, the attempt and database UTC.</param>
    /// <param name="cancellationToken">The budget's.</param>
    /// <returns>What was written; <see langword="null"/> when there was nothing to write, or three others came first.</returns>
    public Task<BeadTransition?> SettleAsync(
        AttemptKey key,
        Func<BeadHistory, Attempt, DateTime, BeadTransition?> decide,
        CancellationToken cancellationToken
    ) => Traces.InSpanAsync("settle", key, span => SettleAsync(key, decide, span, cancellationToken));

    private async Task<BeadTransition?> SettleAsync(
        AttemptKey key,
        Func<BeadHistory, Attempt, DateTime, BeadTransition?> decide,
        Activity? span,
        CancellationToken cancellationToken
    )
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            var fresh = await store.ReadBeadAsync(key.BeadId, cancellationToken);
            var attempt = fresh.History.Attempts.FirstOrDefault(a => a.Key == key);
            if (attempt is null or { IsSettled: true })
            {
                return null;
            }
            if (decide(fresh.History, attempt, fresh.Now) is not { } transition)
            {
                return null;
            }
            if (await store.ApplyAsync(announcer.Announce(transition), cancellationToken) == WriteResult.Applied)
            {
                return transition;
            }
        }
        span.Failed("others wrote to it each time");
        logger.SettlementLeft(Printable.Line(key.BeadId, 100), key.Number);
        return null;
    }
}
