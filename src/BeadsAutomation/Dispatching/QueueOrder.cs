using BeadsAutomation.Dispatching.Gates;

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

    /// <summary>When the service last refused the bead, or <see langword="null"/> when that was before the hold or never.</summary>
    private static DateTime? RefusedSince(IReadOnlyList<Attempt> attempts, DateTime began) =>
        RefusedAt(attempts) is { } at && at >= began ? at : null;

    /// <summary>When the newest send was answered with a refusal; not when the bead was put back, which somebody else may have done much later.</summary>
    public static DateTime? RefusedAt(IReadOnlyList<Attempt> attempts) =>
        LastRefusal(attempts) is { } refusal ? refusal.AnsweredAt ?? refusal.SettledAt : null;

    /// <summary>The newest attempt that was sent, when the service or the way to it refused it. A claim that was never sent says nothing of either.</summary>
    public static Attempt? LastRefusal(IReadOnlyList<Attempt> attempts) =>
        attempts.LastOrDefault(WasSent) is { IsSettled: true, Answer: { } answer } last && answer.IsRefusal()
            ? last
            : null;

    private static bool WasSent(Attempt attempt) =>
        attempt.PostedAt is not null && attempt.Answer != AnswerClass.NotSent;
}
