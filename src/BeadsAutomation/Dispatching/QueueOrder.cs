using BeadsAutomation.Agents;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Dispatching;

/// <summary>Who goes first.</summary>
internal static class QueueOrder
{
    /// <summary>Priority, then age, then id: nothing that we write moves a bead.</summary>
    public static IOrderedEnumerable<Candidate> ByPriority(IEnumerable<Candidate> candidates) =>
        candidates
            .OrderBy(c => c.Waiting.Priority)
            .ThenBy(c => c.Waiting.CreatedAt)
            .ThenBy(c => c.Waiting.Bead.Id, StringComparer.Ordinal);

    /// <summary>
    /// The order of a tick. While no answer was accepted since a hold began, each claim is a probe: beads never refused in that time
    /// go first, then the one refused longest ago, so that a bead which the service will never find does not stop the queue.
    /// </summary>
    public static IReadOnlyList<Candidate> For(IEnumerable<Candidate> candidates, Hold? hold)
    {
        var ordered = ByPriority(candidates);
        return hold?.Began is { } began
            ? [.. ordered.OrderBy(c => RefusedSince(c.Attempts, began) ?? DateTime.MinValue)]
            : [.. ordered];
    }

    /// <summary>When the newest refusal that surely started nothing was settled, or <see langword="null"/> when there was none since.</summary>
    private static DateTime? RefusedSince(IReadOnlyList<Attempt> attempts, DateTime began) =>
        LastRefusal(attempts)?.SettledAt is { } at && at >= began ? at : null;

    /// <summary>The newest attempt when the service or the way to it refused it.</summary>
    public static Attempt? LastRefusal(IReadOnlyList<Attempt> attempts) =>
        attempts is [.., { IsSettled: true } last] && AnswerWords.IsRefusal(last.Answer)
            ? last
            : null;
}
