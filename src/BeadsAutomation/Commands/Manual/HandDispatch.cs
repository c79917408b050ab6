using BeadsAutomation.Dispatching;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Manual;

/// <summary>Sends one bead by hand, on the tick's own path from claim to settlement; every gate is shown.</summary>
internal sealed class HandDispatch(
    IBeadStore store,
    GateWalk walk,
    Dispatch dispatch,
    BeadsOptions options,
    TimeProvider time
)
{
    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it.</param>
    /// <param name="ignoreBackoff">Send it although it waits for its backoff.</param>
    /// <param name="dryRun">Read and decide only.</param>
    /// <param name="stop">Claim nothing; an answer in flight is waited for and settled.</param>
    public async Task<HandDispatchReport> RunAsync(
        string beadId,
        bool ignoreBackoff,
        bool dryRun,
        CancellationToken stop
    )
    {
        using var budget = new TimeBudget(time, TickLimits.Whole, TickLimits.RecordGrace);
        try
        {
            return await RunAsync(beadId, ignoreBackoff, dryRun, budget, stop);
        }
        catch (OperationCanceledException) when (budget.Token.IsCancellationRequested)
        {
            var late =
                $"it did not end within {TickLimits.Whole.TotalSeconds:0} s; what was begun is settled by the next tick or sweep";
            return new HandDispatchReport(ExitCode.Store, beadId, [], late);
        }
    }

    private async Task<HandDispatchReport> RunAsync(
        string beadId,
        bool ignoreBackoff,
        bool dryRun,
        TimeBudget budget,
        CancellationToken stop
    )
    {
        if (!dryRun)
        {
            await store.RecoverAsync(budget.Token);
        }
        var queue = await store.ReadQueueAsync(budget.Token);
        var clock = new DatabaseClock(queue.Now, time);
        if (
            queue.Waiting.FirstOrDefault(w => string.Equals(w.Bead.Id, beadId, StringComparison.Ordinal))
            is not { } waiting
        )
        {
            var found = (await store.ReadBeadAsync(beadId, budget.Token)).History.Bead;
            return new HandDispatchReport(ExitCode.Attention, beadId, [], WhyNot(found));
        }
        var history = queue.Histories.FirstOrDefault(h => string.Equals(h.BeadId, beadId, StringComparison.Ordinal));
        var candidate = new Candidate(waiting, history?.Attempts ?? []);
        var facts = new GateFacts(clock.Now, Plan.Of(queue, options).InFlight, options);
        var gates = new List<GateReport>();
        foreach (var gate in GateList.All)
        {
            if (gate.Needs == Needs.Agent && gates.Exists(g => g.State == GateState.Closed))
            {
                // Nobody is asked for a bead that does not go.
                break;
            }
            facts = await walk.ReadAsync(gate.Needs, [candidate], facts, clock, budget.Token);
            if (HandGates.Of(gate, candidate, facts, ignoreBackoff) is { } stands)
            {
                gates.Add(stands);
            }
        }
        if (gates.Find(g => g.State == GateState.Closed) is { } closed)
        {
            return Closed(beadId, gates, closed);
        }
        var work = new DispatchQueue(
            [facts.InItsPools(candidate)],
            Limit: 1,
            facts.BudgetLeft,
            facts.BelievedBrakes,
            clock,
            facts.Pools,
            dryRun
        );
        var tick = await dispatch.RunAsync(work, new TickLog(), budget, stop);
        return new HandDispatchReport(tick.ExitCode, beadId, gates, "") { Tick = tick };
    }

    private static HandDispatchReport Closed(string beadId, List<GateReport> gates, GateReport closed)
    {
        var next = closed.Gate switch
        {
            ReasonCode.Backoff => "wait, or add --ignore-backoff",
            _ => closed.Gate.NextAction(beadId),
        };
        var exit = closed.Gate == ReasonCode.ServiceUnreachable ? ExitCode.Agent : ExitCode.Done;
        var detail = closed.Detail.Length == 0 ? "" : $" — {closed.Detail}";
        var sentence = $"nothing is sent: {closed.Gate.Word()}{detail}; next: {next}";
        return new HandDispatchReport(exit, beadId, gates, Printable.Line(sentence, 700));
    }

    private string WhyNot(Bead? bead) =>
        bead switch
        {
            null => "there is no such bead in the database",
            { Status: BeadStatus.Closed } => "it is closed: run 'bd reopen' first",
            _ when !bead.IsAssignedTo(options.Assignee) =>
                $"it is not assigned to {options.Assignee}: run 'bd assign <id> {options.Assignee}' first",
            { Status: BeadStatus.InProgress } =>
                "it is in progress: run 'beads-dispatcher rearm <id>' first, which says what that overrides",
            _ => $"its status is {bead.Status}: run 'bd update <id> -s open' first",
        };
}
