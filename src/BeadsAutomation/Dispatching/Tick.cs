using BeadsAutomation.Agents;
using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>One pass of the dispatcher: snapshot, gates, plan, and at most one POST. An idle tick writes nothing and asks nobody but the store.</summary>
internal sealed class Tick(
    IBeadStore store,
    IAgent agent,
    Leftovers leftovers,
    HoldKeeper holds,
    PauseGate paused,
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
        var clock = new DatabaseClock(queue.Now, time);
        await leftovers.PutBackAsync(queue, request.DryRun, log, budget.Token);
        var plan = Plan.Of(queue, options);
        log.Queue = plan.At(queue.Now);
        log.Skipped(plan.Decisions);
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
        plan = plan with { Candidates = await paused.PassAsync(plan.Candidates, pauses, log, budget.Token) };
        if (plan.Candidates.Count == 0)
        {
            return log.End(TickOutcome.Paused, ExitCode.Done, pauses.Whole ?? "by their labels");
        }
        var hold = Believed(HoldKeeper.Read(words), clock, log);
        return await ClosedToAllAsync(plan, hold, request, clock, log, budget)
            ?? await dispatch.RunAsync(
                new DispatchQueue(QueueOrder.For(plan.Candidates, hold), hold, clock, request.DryRun),
                log,
                budget,
                stop
            );
    }

    /// <summary>The hold as stored, or an empty one in its place, which the next answer overwrites.</summary>
    private static Hold? Believed(Hold? stored, DatabaseClock clock, TickLog log)
    {
        if (!HoldPolicy.IsTooFarAhead(stored, clock.Now))
        {
            return stored;
        }
        log.Warn(
            $"the stored hold names a time more than {HoldPolicy.Longest.TotalMinutes:0} minutes ahead and is ignored: check the clocks"
        );
        return new Hold();
    }

    /// <summary>The gates that hold back every candidate: hold, beads in flight, the agent's room. The end of the tick, or <see langword="null"/> when they are open.</summary>
    private async Task<TickReport?> ClosedToAllAsync(
        Plan plan,
        Hold? hold,
        TickRequest request,
        DatabaseClock clock,
        TickLog log,
        TimeBudget budget
    )
    {
        if (HoldPolicy.IsInForce(hold, clock.Now))
        {
            log.HoldUntil = hold!.Until;
            var why = $"until {Stamp.Of(hold.Until!.Value)}: {hold.Cause}";
            log.SkipAll(plan.Candidates, ReasonCode.Held, why);
            return log.End(TickOutcome.Held, ExitCode.Done, Printable.Line(why, 300));
        }
        if (plan.InFlight >= options.MaxInFlight)
        {
            var full = $"{plan.InFlight} of {options.MaxInFlight} in flight";
            log.SkipAll(plan.Candidates, ReasonCode.CapacitySaturated, full);
            return log.End(TickOutcome.Saturated, ExitCode.Done, full);
        }
        return await AskAgentAsync(plan, hold, request, clock, log, budget);
    }

    private async Task<TickReport?> AskAgentAsync(
        Plan plan,
        Hold? hold,
        TickRequest request,
        DatabaseClock clock,
        TickLog log,
        TimeBudget budget
    )
    {
        var room = await agent.AskRoomAsync(budget.Token);
        switch (room.State)
        {
            case RoomState.Busy:
                log.SkipAll(plan.Candidates, ReasonCode.ServiceBusy, room.Detail);
                return log.End(TickOutcome.Busy, ExitCode.Done, room.Detail);
            case RoomState.Unreachable:
                log.SkipAll(plan.Candidates, ReasonCode.ServiceUnreachable, room.Detail);
                if (!request.DryRun)
                {
                    var longer = HoldPolicy.AfterTrouble(hold, room.Detail, null, clock.Now);
                    log.HoldUntil = longer.Until;
                    await holds.WriteAsync(longer, budget.Token);
                }
                return log.End(TickOutcome.Unreachable, ExitCode.Agent, room.Detail);
            default:
                return null;
        }
    }
}
