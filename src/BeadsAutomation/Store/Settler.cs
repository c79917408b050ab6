using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store;

/// <summary>Writes what follows from an attempt, each time from a fresh read: an agent may have written to its bead meanwhile.</summary>
internal sealed class Settler(GuardedChange change, ILogger<Settler> logger)
{
    /// <summary>Decides from a fresh read and applies it, at most three times; an attempt that is settled or gone is left alone.</summary>
    /// <param name="key">The attempt.</param>
    /// <param name="decide">What to write, or <see langword="null"/> for nothing; gets the bead, the attempt and database UTC.</param>
    /// <param name="publishAs">The word for the store's history; <see langword="null"/> leaves that to the caller.</param>
    /// <param name="cancellationToken">The budget's.</param>
    public Task<Change> SettleAsync(
        AttemptKey key,
        Func<BeadHistory, Attempt, DateTime, BeadTransition?> decide,
        string? publishAs,
        CancellationToken cancellationToken
    ) =>
        Traces.InSpanAsync(
            "settle",
            key.Tags,
            async span =>
            {
                var settled = await change.RunAsync(
                    key.BeadId,
                    (fresh, _) =>
                        Task.FromResult(
                            fresh.History.Attempts.FirstOrDefault(a => a.Key == key) is { IsSettled: false } attempt
                                ? decide(fresh.History, attempt, fresh.Now)
                                : null
                        ),
                    publishAs,
                    cancellationToken
                );
                if (settled.End == ChangeEnd.Lost)
                {
                    span.Failed("others wrote to it each time");
                    logger.SettlementLeft(Printable.Line(key.BeadId, 100), key.Number);
                }
                else if (settled.End == ChangeEnd.Refused)
                {
                    span.Failed(settled.Sentence);
                }
                return settled;
            }
        );
}
