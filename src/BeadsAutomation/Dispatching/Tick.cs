using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>One pass of the dispatcher: snapshot, gates, plan, and as many POSTs as may be, one unless configured. An idle tick writes nothing and asks nobody but the store.</summary>
internal sealed class Tick(
    IBeadStore store,
    Leftovers leftovers,
    HoldKeeper holds,
    GateWalk gates,
    Dispatch dispatch,
    BeadsOptions options,
    TimeProvider time
)
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="stop">Take no new bead; an answer in flight is waited for and settled.</param>
    public async Task<TickReport> RunAsync(TickRequest request, CancellationToken stop)
    {
        using var budget = new TimeBudget(time, TickLimits.Whole, TickLimits.RecordGrace);
        var log = new TickLog();
        try
        {
            return await RunAsync(request, log, budget, stop);
        }
        catch (OperationCanceledException) when (budget.Token.IsCancellationRequested)
        {
            return log.End(
                TickOutcome.OutOfTime,
                ExitCode.Store,
                $"the tick did not end within {TickLimits.Whole.TotalSeconds:0} s; what was begun is settled by the next tick or sweep"
            );
        }
    }

    private async Task<TickReport> RunAsync(TickRequest request, TickLog log, TimeBudget budget, CancellationToken stop)
    {
        if (!request.DryRun)
        {
            await store.RecoverAsync(budget.Token);
        }
        var queue = await store.ReadQueueAsync(budget.Token);
        log.Seen = queue;
        var clock = new DatabaseClock(queue.Now, time);
        await leftovers.PutBackAsync(queue, request.DryRun, log, budget.Token);
        var plan = Plan.Of(queue, options);
        log.Planned(plan, queue.Now);
        if (plan.Candidates.Count == 0)
        {
            return log.End(TickOutcome.Idle, ExitCode.Done);
        }
        if (stop.IsCancellationRequested)
        {
            log.SkipAll(plan.Candidates, ReasonCode.WaitsTurn, "interrupted");
            return log.End(TickOutcome.Interrupted, ExitCode.Done);
        }
        var facts = new GateFacts(clock.Now, plan.InFlight, options);
        var beads = await gates.RunAsync(GateList.Of(GateScope.Bead), plan.Candidates, facts, clock, budget.Token);
        log.Skipped(beads.Decisions);
        plan = plan with { Candidates = [.. beads.Left.Select(beads.Facts.InItsPools)] };
        log.Queue = plan.At(queue.Now);
        if (plan.Candidates.Count == 0)
        {
            return beads.ClosedBy?.End is { } end
                ? log.End(end.Outcome, end.ExitCode, beads.Detail)
                : log.End(TickOutcome.Idle, ExitCode.Done);
        }
        Look(beads.Facts, log);
        var all = await gates.RunAsync(GateList.Of(GateScope.Queue), plan.Candidates, beads.Facts, clock, budget.Token);
        log.Skipped(all.Decisions);
        return all.ClosedBy is { } closed
            ? await ClosedAsync(closed, all, request, log, budget)
            : await dispatch.RunAsync(
                new DispatchQueue(
                    QueueOrder.For(all.Left, all.Facts.Hold),
                    TickLimit.Of(options, all.Facts),
                    all.Facts.BudgetLeft,
                    all.Facts.BelievedBrakes,
                    clock,
                    all.Facts.Pools,
                    request.DryRun
                ),
                log,
                budget,
                stop
            );
    }

    /// <summary>What hold and breaker are, for the report.</summary>
    private static void Look(GateFacts facts, TickLog log)
    {
        if (HoldPolicy.IsTooFarAhead(facts.Brakes.Hold, facts.Now))
        {
            log.Warn(
                $"the stored hold names a time more than {HoldPolicy.Longest.TotalMinutes:0} minutes ahead and is ignored: check the clocks"
            );
        }
        log.HoldUntil = facts.HoldInForce?.Until;
        log.BreakerOpenedAt = facts.Brakes.Breaker.OpenedAt;
    }

    /// <summary>A gate is closed to everybody. An agent that does not answer lengthens the hold; every other cause is known already.</summary>
    private async Task<TickReport> ClosedAsync(
        Gate closed,
        Walked walked,
        TickRequest request,
        TickLog log,
        TimeBudget budget
    )
    {
        if (closed.Reason == ReasonCode.ServiceUnreachable && !request.DryRun)
        {
            var brakes = walked.Facts.BelievedBrakes;
            var longer = BrakesPolicy.AfterUnreachable(brakes, walked.Detail, options, walked.Facts.Now);
            log.Braked(brakes, longer);
            await holds.WriteAsync(brakes, longer, budget.Token);
        }
        var end = closed.End ?? new TickEnd(TickOutcome.Idle);
        return log.End(end.Outcome, end.ExitCode, walked.Detail);
    }
}
