using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>What a queue comes to before anybody outside is asked.</summary>
/// <param name="Candidates">Beads that passed their own gates, the first to go first.</param>
/// <param name="Decisions">All others with their one reason.</param>
/// <param name="InFlight">Attempts that hold a slot: unsettled, of beads that are not closed.</param>
internal sealed record Plan(IReadOnlyList<Candidate> Candidates, IReadOnlyList<BeadDecision> Decisions, int InFlight)
{
    /// <summary>The queue as reported.</summary>
    public QueueReport At(DateTime now)
    {
        var oldest = Candidates.Min(candidate => (DateTime?)candidate.Waiting.Bead.UpdatedAt);
        // A writer's clock may be ahead.
        var age = Math.Max(0, (long)((now - oldest)?.TotalSeconds ?? 0));
        return new QueueReport(Candidates.Count, oldest, age, InFlight);
    }

    public static Plan Of(QueueSnapshot queue, BeadsOptions options)
    {
        var histories = queue.Histories.ToDictionary(h => h.BeadId, StringComparer.Ordinal);
        var inFlight = queue.Histories.Count(HoldsSlot);
        var facts = new GateFacts(queue.Now, inFlight, options);
        var own = GateList.Of(GateScope.Own);
        var candidates = new List<Candidate>();
        var decisions = new List<BeadDecision>();
        foreach (var waiting in queue.Waiting)
        {
            var candidate = new Candidate(waiting, histories.GetValueOrDefault(waiting.Bead.Id)?.Attempts ?? []);
            if (GateWalk.FirstClosed(own, candidate, facts) is { } skip)
            {
                decisions.Add(skip.For(waiting.Bead.Id));
            }
            else
            {
                candidates.Add(candidate);
            }
        }
        return new Plan([.. QueueOrder.ByPriority(candidates)], decisions, inFlight);
    }

    private static bool HoldsSlot(BeadHistory history) =>
        history.Unsettled is not null && history.Bead is not { Status: Beads.BeadStatus.Closed };
}
