using BeadsAutomation.Agents;
using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>Sends the first candidate that can be claimed: one POST per tick. A candidate lost to somebody else costs nothing and the next is tried.</summary>
internal sealed class Dispatch(IBeadStore store, BeadSender sender, HoldKeeper holds)
{
    public async Task<TickReport> RunAsync(DispatchQueue work, TickLog log, TimeBudget budget, CancellationToken stop)
    {
        var left = new Queue<Candidate>(work.Candidates);
        if (work.DryRun)
        {
            return Planned(left, log);
        }
        while (left.Count > 0)
        {
            if (stop.IsCancellationRequested)
            {
                return End(left, log, TickOutcome.Interrupted, ExitCode.Done, "interrupted");
            }
            if (budget.Remaining < TickLimits.ToClaim)
            {
                return End(left, log, TickOutcome.OutOfTime, ExitCode.Done, "the tick's time is up");
            }
            var candidate = left.Dequeue();
            var claimed = work.Clock.Now;
            var result = await sender.SendAsync(candidate, work.Hold, claimed, budget);
            if (result.Skip is { } skip)
            {
                log.Skipped(candidate.Waiting.Bead.Id, skip);
                await PublishAsync(result, skip.Reason.Word(), budget);
                continue;
            }
            return await AnsweredAsync(result, claimed, left, work, log, budget);
        }
        return log.End(TickOutcome.Lost, ExitCode.Done);
    }

    private static TickReport Planned(Queue<Candidate> left, TickLog log)
    {
        var first = left.Dequeue();
        log.Sent(
            new DispatchReport(first.Waiting.Bead.Id, first.NextNumber, null, DispatchResult.Planned, null, null, "")
        );
        return End(left, log, TickOutcome.Planned, ExitCode.Done, "one bead per tick");
    }

    private async Task<TickReport> AnsweredAsync(
        SendResult result,
        DateTime claimed,
        Queue<Candidate> left,
        DispatchQueue work,
        TickLog log,
        TimeBudget budget
    )
    {
        var (effective, answer) = (result.Effective!.Value, result.Answer!);
        log.Sent(
            new DispatchReport(
                result.Key.BeadId,
                result.Key.Number,
                result.Key.ShortToken,
                ResultOf(effective),
                answer.JobId,
                answer.HttpStatus,
                answer.Detail,
                effective.Word()
            )
        );
        if (!result.Recorded)
        {
            return End(
                left,
                log,
                OutcomeOf(effective),
                ExitCode.Store,
                "the answer could not be recorded; the attempt counts as unknown"
            );
        }
        if (AnswerPolicy.HoldAfter(effective, answer, work.Hold, claimed, work.Clock.Now) is { } hold)
        {
            log.HoldUntil = hold.Until;
            await holds.WriteAsync(hold, budget.GraceToken);
        }
        await PublishAsync(result, effective.Word(), budget);
        return End(left, log, OutcomeOf(effective), AnswerPolicy.ExitFor(effective), "one bead per tick");
    }

    /// <summary>Only now, with nothing left to send for this bead: the store's history must not stand between claim and POST.</summary>
    private Task PublishAsync(SendResult result, string what, TimeBudget budget) =>
        result.Claimed ? store.PublishAsync(result.Key.BeadId, what, budget.GraceToken) : Task.CompletedTask;

    private static TickReport End(
        Queue<Candidate> left,
        TickLog log,
        TickOutcome outcome,
        ExitCode exitCode,
        string why
    )
    {
        var (reason, detail) = log.HoldUntil is { } until
            ? (ReasonCode.Held, $"until {Stamp.Of(until)}")
            : (ReasonCode.WaitsTurn, why);
        log.SkipAll(left, reason, detail);
        return log.End(outcome, exitCode);
    }

    private static TickOutcome OutcomeOf(AnswerClass effective) =>
        effective switch
        {
            AnswerClass.Accepted => TickOutcome.Dispatched,
            AnswerClass.Busy => TickOutcome.Busy,
            AnswerClass.Unknown => TickOutcome.Unknown,
            _ => TickOutcome.Refused,
        };

    private static DispatchResult ResultOf(AnswerClass effective) =>
        effective switch
        {
            AnswerClass.Accepted => DispatchResult.Dispatched,
            AnswerClass.Unknown => DispatchResult.Unknown,
            _ => DispatchResult.Refused,
        };
}
