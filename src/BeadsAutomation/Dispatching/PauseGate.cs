using BeadsAutomation.Beads;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>Keeps back what somebody paused. Labels are read only while a pause of a label is in force.</summary>
internal sealed class PauseGate(IBeadStore store)
{
    /// <summary>The candidates that no pause holds; the others are in the log with their reason.</summary>
    public async Task<IReadOnlyList<Candidate>> PassAsync(
        IReadOnlyList<Candidate> candidates,
        Pauses pauses,
        TickLog log,
        CancellationToken cancellationToken
    )
    {
        var labels = await LabelsAsync(pauses, cancellationToken);
        var passed = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (pauses.Holding(labels[candidate.Waiting.Bead.Id]) is { } why)
            {
                log.Skipped(candidate.Waiting.Bead.Id, new Skip(ReasonCode.Paused, why));
            }
            else
            {
                passed.Add(candidate);
            }
        }
        return passed;
    }

    /// <summary>The labels of waiting beads, as far as they matter.</summary>
    public async Task<ILookup<string, string>> LabelsAsync(Pauses pauses, CancellationToken cancellationToken) =>
        pauses is { Whole: null, Labels.Count: > 0 }
            ? await store.ReadLabelsAsync(cancellationToken)
            : Array.Empty<(string Id, string Label)>().ToLookup(b => b.Id, b => b.Label, StringComparer.Ordinal);
}
