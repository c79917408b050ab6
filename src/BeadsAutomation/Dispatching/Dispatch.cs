using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>Sends the first candidates, batch after batch, until as many are sent as may be or one of a batch was not taken.</summary>
internal sealed class Dispatch(IBeadStore store, Sender sender, HoldKeeper holds, BeadsOptions options, Entropy entropy)
{
    public async Task<TickReport> RunAsync(DispatchQueue work, TickLog log, TimeBudget budget, CancellationToken stop)
    {
        if (work.DryRun)
        {
            return Planned(work, log);
        }
        // While a hold lasts each claim is a probe, and whose turn it is matters.
        var isProbing = work.Brakes.Hold?.Began is not null;
        var line = new CandidateLine(work.Candidates, work.Pools, log, isProbing ? null : entropy.NextShare);
        var fanOut = new FanOut();
        foreach (var size in SlowStart.Sizes(work.Limit, BatchStrategy.Of(options)))
        {
            var claimed = work.Clock.Now;
            var batch = new Batch(store, sender, work.Brakes.Hold, log, budget);
            var answered = await batch.RunAsync(size, Next, work.Clock);
            if (answered.Count == 0)
            {
                break;
            }
            fanOut.Add(answered);
            work = work with { Brakes = await AnsweredAsync(answered, work, claimed, log, budget) };
            if (fanOut.HasFailed)
            {
                break;
            }
        }
        return End(
            fanOut,
            line,
            work,
            log,
            fanOut.Attempted < work.Limit && line.HasMore ? Stopped(budget, stop) : null
        );

        Candidate? Next(bool afterLoss) => Stopped(budget, stop) is null ? line.Next(afterLoss) : null;
    }

    /// <summary>What keeps the tick from taking another bead.</summary>
    private static (TickOutcome Outcome, string Why)? Stopped(TimeBudget budget, CancellationToken stop) =>
        stop.IsCancellationRequested ? (TickOutcome.Interrupted, "interrupted")
        : budget.Remaining < TickLimits.ToClaim ? (TickOutcome.OutOfTime, "the tick's time is up")
        : null;

    private TickReport Planned(DispatchQueue work, TickLog log)
    {
        var line = new CandidateLine(work.Candidates, work.Pools, log);
        var planned = 0;
        while (planned < work.Limit && line.Next() is { } candidate)
        {
            planned++;
            var (id, number) = (candidate.Waiting.Bead.Id, candidate.NextNumber);
            log.Sent(new DispatchReport(id, number, null, DispatchResult.Planned, null, null, ""));
        }
        Wait(line.Rest(), planned, work, log, PerTick);
        return log.End(TickOutcome.Planned, ExitCode.Done);
    }

    private async Task<Brakes> AnsweredAsync(
        IReadOnlyList<Answered> answered,
        DispatchQueue work,
        DateTime claimed,
        TickLog log,
        TimeBudget budget
    )
    {
        foreach (var answer in answered)
        {
            log.Sent(answer);
        }
        var recorded = answered.Where(a => a.Recorded).ToList();
        var brakes = work.Brakes;
        if (recorded.Count > 0)
        {
            brakes = BrakesPolicy.After(brakes, recorded, options, claimed, work.Clock.Now);
            log.Braked(work.Brakes, brakes);
            await holds.WriteAsync(work.Brakes, brakes, budget.GraceToken);
        }
        // Only now, with nothing left to send of this batch: the store's history must not stand between claim and POST.
        foreach (var answer in recorded)
        {
            await store.PublishAsync(answer.Key.BeadId, answer.Effective.Word(), budget.GraceToken);
        }
        return brakes;
    }

    private TickReport End(
        FanOut fanOut,
        CandidateLine line,
        DispatchQueue work,
        TickLog log,
        (TickOutcome Outcome, string Why)? stopped
    )
    {
        var failed = fanOut.HasFailed;
        var why =
            fanOut.ExitCode == ExitCode.Store
                ? "the answer could not be recorded; the attempt counts as unknown"
                : stopped?.Why
                    ?? (failed && options.MaxPerTick > 1 ? "a bead of the last batch was not taken" : PerTick);
        Wait(line.Rest(), fanOut.Attempted, work, log, why);
        if (options.MaxPerTick > 1 && fanOut.Attempted > 0)
        {
            log.FanOut = fanOut.Report(stopped is not null, log.HoldUntil - work.Clock.Now);
        }
        var outcome = failed ? null : stopped?.Outcome;
        var exitCode = log.BreakerOpened ? ExitCodes.Worse(fanOut.ExitCode, ExitCode.Agent) : fanOut.ExitCode;
        return log.End(outcome ?? fanOut.Outcome ?? TickOutcome.Lost, exitCode);
    }

    private string PerTick =>
        options.MaxPerTick == 1 ? "one bead per tick" : $"{options.MaxPerTick} beads per tick at most";

    /// <summary>The reason of each bead that is left.</summary>
    private void Wait(IReadOnlyList<Candidate> left, int sent, DispatchQueue work, TickLog log, string why)
    {
        var until = log.HoldUntil is { } time ? $"until {Stamp.Of(time)}" : null;
        if (work.Brakes.Breaker.IsOpen)
        {
            log.SkipAll(left, ReasonCode.BreakerOpen, until ?? "one bead is tried at a time");
        }
        else if (until is not null)
        {
            log.SkipAll(left, ReasonCode.Held, until);
        }
        else
        {
            var inBudget = Math.Max(0, (work.BudgetLeft ?? int.MaxValue) - sent);
            log.SkipAll(left.Take(inBudget), ReasonCode.WaitsTurn, why);
            log.SkipAll(
                left.Skip(inBudget),
                ReasonCode.BudgetExhausted,
                $"with those before it, {DayBudget.Spent(options)}"
            );
        }
    }
}
