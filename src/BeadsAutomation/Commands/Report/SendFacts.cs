using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Report;

/// <summary>
/// From rows to facts. A wait begins at the newest of: the bead's creation, what bd's events tell of giving it to the sentinel or
/// opening it, and the end of its attempt before. Our own claim changes the bead's time of change: nothing is read from that.
/// </summary>
internal static class SendFacts
{
    /// <summary>The facts of the attempts that were claimed in the period.</summary>
    public static IReadOnlyList<SendFact> Of(LedgerPeriod period)
    {
        var beads = period.Beads.ToDictionary(b => b.Id, StringComparer.Ordinal);
        var handOvers = period.HandOvers.ToLookup(h => h.BeadId, h => h.At, StringComparer.Ordinal);
        return
        [
            .. period
                .Attempts.Where(a => a.ClaimedAt >= period.Since)
                .GroupBy(a => a.Key.BeadId, StringComparer.Ordinal)
                .SelectMany(g =>
                    OfBead([.. g.OrderBy(a => a.Key.Number)], beads.GetValueOrDefault(g.Key), handOvers[g.Key])
                ),
        ];
    }

    /// <summary>When an open bead was handed over, or made.</summary>
    public static DateTime WaitsSince(PeriodBead bead, IEnumerable<DateTime> handOvers) =>
        handOvers.Append(bead.CreatedAt).Max();

    private static List<SendFact> OfBead(List<Attempt> attempts, PeriodBead? bead, IEnumerable<DateTime> handOvers)
    {
        var facts = attempts.Select((a, i) => Fact(a, i == 0 ? null : attempts[i - 1], bead, handOvers)).ToList();
        var last = facts[^1];
        facts[^1] = last with { ToResult = SendFact.Between(facts[0].HandedOver, last.Ended) };
        return facts;
    }

    private static SendFact Fact(Attempt attempt, Attempt? before, PeriodBead? bead, IEnumerable<DateTime> handOvers)
    {
        var known = handOvers
            .Append(before?.SettledAt ?? DateTime.MinValue)
            .Where(at => at <= attempt.ClaimedAt)
            .Append(DateTime.MinValue)
            .Max();
        var created = bead?.CreatedAt ?? DateTime.MinValue;
        var newest = known >= created ? known : created;
        return new SendFact(
            attempt,
            newest == DateTime.MinValue ? null : newest,
            FromCreation: newest > known,
            Ended(attempt, bead)
        );
    }

    /// <summary>A bead that the agent closed ended when it was closed, not when a sweep saw that.</summary>
    private static DateTime? Ended(Attempt attempt, PeriodBead? bead) =>
        attempt is { Outcome: AttemptOutcome.AgentClosed, SettledAt: { } settled }
        && bead?.ClosedAt is { } closed
        && closed >= attempt.ClaimedAt
        && closed <= settled
            ? closed
            : attempt.SettledAt;
}
