using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Pausing;

/// <summary>Pauses the queue or the beads of a label, and resumes them. Recovery goes on meanwhile.</summary>
internal sealed class PauseCommand(
    IBeadStore store,
    GuardedChange change,
    Announcer announcer,
    BeadsOptions options,
    TimeProvider time
)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private const int Tries = 3;

    /// <summary>Pauses from now on.</summary>
    /// <param name="order">What, why and for how long.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="cancellationToken">Give up.</param>
    public Task<PauseReport> PauseAsync(PauseOrder order, bool dryRun, CancellationToken cancellationToken) =>
        ChangeAsync(
            NoticeKind.Paused,
            order.Label,
            dryRun,
            (_, now) => PausePolicy.Pause(order, options.Actor, now),
            cancellationToken
        );

    /// <summary>Ends a pause.</summary>
    /// <param name="label">That of this label; <see langword="null"/> for the whole queue's.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="cancellationToken">Give up.</param>
    public Task<PauseReport> ResumeAsync(string? label, bool dryRun, CancellationToken cancellationToken) =>
        ChangeAsync(
            NoticeKind.Resumed,
            label,
            dryRun,
            (words, now) => PausePolicy.Resume(label, words, options.Actor, now),
            cancellationToken
        );

    private async Task<PauseReport> ChangeAsync(
        string kind,
        string? label,
        bool dryRun,
        Func<IReadOnlyDictionary<string, string>, DateTime, PausePolicy> decide,
        CancellationToken cancellationToken
    )
    {
        using var budget = new TimeBudget(time, Limit, TimeSpan.Zero);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        var now = (await store.ReadQueueAsync(both.Token)).Now;
        // One for all tries: the first may have been stored although its COMMIT gave no answer.
        Notice? notice = null;
        for (var tried = 1; ; tried++)
        {
            var words = await store.ReadStateAsync(both.Token);
            var decision = decide(words, now);
            if (decision.Word is not { } word)
            {
                return Report(label, decision, words, now);
            }
            var name = Pause.NameFor(label);
            var value = PauseJson.Write(word);
            if (!dryRun)
            {
                notice ??= announcer.Announce(kind, decision.Sentence);
                var stored = await change.StoreStateAsync(name, value, notice, both.Token);
                if (stored.End != ChangeEnd.Applied)
                {
                    if (tried < Tries)
                    {
                        continue;
                    }
                    var sentence = Printable.Line(
                        $"it was not stored, try again: {stored.Why ?? "somebody else wrote it at the same time"}",
                        500
                    );
                    return new PauseReport(ExitCode.Store, label, false, null, sentence, []);
                }
            }
            var after = new Dictionary<string, string>(words, StringComparer.Ordinal) { [name] = value };
            return Report(label, decision, after, now);
        }
    }

    private static PauseReport Report(
        string? label,
        PausePolicy decision,
        IReadOnlyDictionary<string, string> after,
        DateTime now
    ) => new(ExitCode.Done, label, true, decision.Until, decision.Sentence, PausePolicy.InForce(after, now));
}
