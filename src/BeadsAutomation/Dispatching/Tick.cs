using BeadsAutomation.Agents;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>One pass of the dispatcher: snapshot, gates, plan, and as many POSTs as may be, one unless configured. An idle tick writes nothing and asks nobody but the store.</summary>
internal sealed class Tick(
    IBeadStore store,
    IAgent agent,
    Leftovers leftovers,
    HoldKeeper holds,
    StoredGateReader gates,
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
        var words = await store.ReadStateAsync(budget.Token);
        var pauses = Pauses.Of(words, clock.Now);
        var ids = plan.Candidates.Select(c => c.Waiting.Bead.Id).ToList();
        var stored = await gates.ReadAsync(ids, pauses, budget.Token);
        plan = plan with { Candidates = stored.Pass(plan.Candidates, log.Skipped) };
        log.Queue = plan.At(queue.Now);
        if (plan.Candidates.Count == 0)
        {
            return ids.TrueForAll(id => stored.Paused(id) is not null)
                ? log.End(TickOutcome.Paused, ExitCode.Done, pauses.Whole ?? "by their labels")
                : log.End(TickOutcome.Idle, ExitCode.Done);
        }
        var brakes = Brakes.Of(words);
        brakes = brakes with { Hold = Believed(brakes.Hold, clock, log) };
        log.BreakerOpenedAt = brakes.Breaker.OpenedAt;
        if (ClosedToAll(plan, brakes, clock, log) is { } closed)
        {
            return closed;
        }
        var budgetLeft = await DayBudget.LeftAsync(store, options, clock.Now, budget.Token);
        if (budgetLeft <= 0)
        {
            return Spent(plan, log);
        }
        var room = await agent.AskRoomAsync(budget.Token);
        return await WithoutRoomAsync(room, plan, brakes, request, clock, log, budget)
            ?? await dispatch.RunAsync(
                new DispatchQueue(
                    QueueOrder.For(plan.Candidates, brakes.Hold),
                    TickLimit.Of(options, plan.InFlight, room.Free, budgetLeft, brakes.Breaker),
                    budgetLeft,
                    brakes,
                    clock,
                    stored.Pools,
                    request.DryRun
                ),
                log,
                budget,
                stop
            );
    }

    private static Hold? Believed(Hold? stored, DatabaseClock clock, TickLog log)
    {
        if (HoldPolicy.IsTooFarAhead(stored, clock.Now))
        {
            log.Warn(
                $"the stored hold names a time more than {HoldPolicy.Longest.TotalMinutes:0} minutes ahead and is ignored: check the clocks"
            );
        }
        return HoldPolicy.Believed(stored, clock.Now);
    }

    /// <summary>The gates that hold back every candidate and need nobody else to be asked: hold, and beads in flight. The end of the tick, or <see langword="null"/> when they are open.</summary>
    private TickReport? ClosedToAll(Plan plan, Brakes brakes, DatabaseClock clock, TickLog log)
    {
        if (HoldPolicy.IsInForce(brakes.Hold, clock.Now))
        {
            log.HoldUntil = brakes.Hold!.Until;
            var why = $"until {Stamp.Of(brakes.Hold.Until!.Value)}: {brakes.Hold.Cause}";
            log.SkipAll(plan.Candidates, brakes.Breaker.IsOpen ? ReasonCode.BreakerOpen : ReasonCode.Held, why);
            return log.End(TickOutcome.Held, ExitCode.Done, Printable.Line(why, 300));
        }
        if (plan.InFlight >= options.MaxInFlight)
        {
            var full = $"{plan.InFlight} of {options.MaxInFlight} in flight";
            log.SkipAll(plan.Candidates, ReasonCode.CapacitySaturated, full);
            return log.End(TickOutcome.Saturated, ExitCode.Done, full);
        }
        return null;
    }

    private TickReport Spent(Plan plan, TickLog log)
    {
        var why = DayBudget.Spent(options);
        log.SkipAll(plan.Candidates, ReasonCode.BudgetExhausted, why);
        return log.End(TickOutcome.BudgetExhausted, ExitCode.Done, why);
    }

    private async Task<TickReport?> WithoutRoomAsync(
        Room room,
        Plan plan,
        Brakes brakes,
        TickRequest request,
        DatabaseClock clock,
        TickLog log,
        TimeBudget budget
    )
    {
        switch (room.State)
        {
            case RoomState.Busy:
                log.SkipAll(plan.Candidates, ReasonCode.ServiceBusy, room.Detail);
                return log.End(TickOutcome.Busy, ExitCode.Done, room.Detail);
            case RoomState.Unreachable:
                log.SkipAll(plan.Candidates, ReasonCode.ServiceUnreachable, room.Detail);
                if (!request.DryRun)
                {
                    var longer = BrakesPolicy.AfterUnreachable(brakes, room.Detail, options, clock.Now);
                    log.Braked(brakes, longer);
                    await holds.WriteAsync(brakes, longer, budget.Token);
                }
                return log.End(TickOutcome.Unreachable, ExitCode.Agent, room.Detail);
            default:
                return null;
        }
    }
}
