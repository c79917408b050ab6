using BeadsAutomation.Agents;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching.Gates;

/// <summary>Where candidates have come to.</summary>
/// <param name="Left">Those that passed, in their order.</param>
/// <param name="Decisions">The others, in the same order, each with its one reason.</param>
/// <param name="Facts">What is known by now.</param>
internal sealed record Walked(IReadOnlyList<Candidate> Left, IReadOnlyList<BeadDecision> Decisions, GateFacts Facts)
{
    /// <summary>The gate that closed itself to all who came to it.</summary>
    public Gate? ClosedBy { get; init; }

    /// <summary>What it said.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>Leads candidates through gates, and reads for each what it needs when somebody comes to it, and not before.</summary>
internal sealed class GateWalk(IBeadStore store, IAgent agent)
{
    /// <summary>Leads them through these gates.</summary>
    public async Task<Walked> RunAsync(
        IReadOnlyList<Gate> gates,
        IReadOnlyList<Candidate> candidates,
        GateFacts facts,
        DatabaseClock clock,
        CancellationToken cancellationToken
    )
    {
        var walked = new Walked(candidates, [], facts);
        foreach (var gate in gates)
        {
            if (walked.Left.Count == 0)
            {
                break;
            }
            var known = await ReadAsync(gate.Needs, walked.Left, walked.Facts, clock, cancellationToken);
            walked = Through(gate, walked with { Facts = known });
        }
        var order = candidates.Select((c, index) => (c.Waiting.Bead.Id, index)).ToDictionary(StringComparer.Ordinal);
        return walked with { Decisions = [.. walked.Decisions.OrderBy(d => order[d.BeadId])] };
    }

    /// <summary>The first of these gates that is closed to a bead; <see langword="null"/> when it may go on. No more is needed than the facts.</summary>
    public static Skip? FirstClosed(IEnumerable<Gate> gates, Candidate candidate, GateFacts facts) =>
        gates
            .Select(gate => gate.Closed(candidate, facts) is { } why ? new Skip(gate.Reason, why) : null)
            .FirstOrDefault(skip => skip is not null);

    /// <summary>What is known with what a gate needs.</summary>
    /// <param name="needs">What it needs.</param>
    /// <param name="left">Who comes to it.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="clock">Database time.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public async Task<GateFacts> ReadAsync(
        Needs needs,
        IReadOnlyList<Candidate> left,
        GateFacts facts,
        DatabaseClock clock,
        CancellationToken cancellationToken
    )
    {
        facts = facts with { Now = clock.Now };
        if ((needs & (Needs.Pauses | Needs.Brakes)) != Needs.Queue && facts.Words is null)
        {
            facts = facts.With(await store.ReadStateAsync(cancellationToken));
        }
        var asksLabels = needs.HasFlag(Needs.Pools) || (needs.HasFlag(Needs.Pauses) && facts.Pauses.Whole is null);
        if (asksLabels && facts.Labels is null)
        {
            facts = facts with { Labels = await store.ReadLabelsAsync(cancellationToken) };
        }
        if (needs.HasFlag(Needs.Assignments) && !facts.Options.TrustedActors.IsOff)
        {
            facts = facts with { Assignments = await store.ReadAssignmentsAsync(cancellationToken) };
        }
        if (needs.HasFlag(Needs.Pools) && left.Any(candidate => facts.PoolsOf(candidate).Count > 0))
        {
            facts = facts with { Pools = new(await store.ReadPoolsAsync(cancellationToken), facts.Options.Pools) };
        }
        if (needs.HasFlag(Needs.Budget))
        {
            var rest = await DayBudget.LeftAsync(store, facts.Options, facts.Now, cancellationToken);
            facts = facts with { BudgetLeft = rest };
        }
        if (needs.HasFlag(Needs.Agent) && facts.Room is null)
        {
            facts = facts with { Room = await agent.AskRoomAsync(cancellationToken) };
        }
        return facts;
    }

    private static Walked Through(Gate gate, Walked before)
    {
        var (left, closed) = (new List<Candidate>(), new List<(Candidate Bead, string Why)>());
        foreach (var candidate in before.Left)
        {
            if (gate.Closed(candidate, before.Facts) is { } why)
            {
                closed.Add((candidate, why));
            }
            else
            {
                left.Add(candidate);
            }
        }
        var decisions = closed.Select(c => new Skip(gate.Reason, c.Why).For(c.Bead.Waiting.Bead.Id));
        return before with
        {
            Left = left,
            Decisions = [.. before.Decisions, .. decisions],
            ClosedBy = left.Count == 0 ? gate : null,
            Detail = left.Count == 0 ? gate.End?.Detail?.Invoke(before.Facts) ?? closed[0].Why : "",
        };
    }
}
