using BeadsAutomation.Agents.Command;
using BeadsAutomation.Beads;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Hosting.Output;

/// <summary>A tick in lines; where the shell pair had a sentence, it is that sentence.</summary>
internal sealed class TickText(TextOutput output, BeadsOptions options, bool dryRun)
{
    // The shell pair's sentences speak of the service that it knew.
    private bool SpeaksHttp => !string.Equals(options.Agent, CommandAgent.Word, StringComparison.Ordinal);

    /// <summary>Prints the report.</summary>
    public void Write(TickReport tick)
    {
        foreach (var warning in tick.Warnings)
        {
            output.Warning(warning);
        }
        foreach (var bead in tick.PutBack)
        {
            output.Line(
                $"{(dryRun ? "would put back" : "put back")} {Shown.Id(bead.BeadId)}: {bead.Outcome.Word()}{Shown.Dash(bead.Detail)}"
            );
        }
        foreach (var dispatch in tick.Dispatches)
        {
            Write(dispatch);
        }
        WriteFanOut(tick.FanOut);
        WriteOutcome(tick);
        WriteDecisions(tick.Decisions);
        if (tick is { HoldUntil: { } until, Outcome: not TickOutcome.Held })
        {
            output.Line($"hold: nobody claims before {Stamp.Of(until)}");
        }
        if (tick.BreakerOpenedAt is { } opened)
        {
            output.Line($"breaker: open since {Stamp.Of(opened)}, one bead is tried at a time");
        }
    }

    private void Write(DispatchReport dispatch)
    {
        var id = Shown.Id(dispatch.BeadId);
        output.Line($"picked bead: {id}");
        var answer =
            dispatch.HttpStatus is { } status ? $": HTTP {status}"
            : SpeaksHttp ? ": no HTTP answer"
            : "";
        var detail = Shown.Dash(dispatch.Detail);
        switch (dispatch.Result)
        {
            case DispatchResult.Planned:
                output.Line(
                    $"would claim {id} and send it as attempt {dispatch.Attempt} of {options.MaxAttempts}{detail}"
                );
                break;
            case DispatchResult.Dispatched:
                output.Good($"dispatched {id} as job {Printable.Line(dispatch.JobId ?? "unknown", 200)}");
                break;
            case DispatchResult.Refused:
                output.Failure($"dispatch FAILED for {id}{answer}{detail}");
                break;
            case DispatchResult.Unknown:
                output.Failure($"dispatch UNKNOWN for {id}{answer}{detail}; the claim is kept and never sent again");
                break;
            case DispatchResult.Lost:
                output.Line($"lost {id}: somebody else changed it first{detail}");
                break;
            case DispatchResult.TakenBack:
                output.Line($"taken back {id}: nothing was sent{detail}");
                break;
            default:
                output.Line($"released {id}: nothing was sent{detail}");
                break;
        }
    }

    private void WriteFanOut(FanOutReport? fanOut)
    {
        if (fanOut is not null)
        {
            var (word, batches) = (
                $"{fanOut.Outcome}".ToLowerInvariant(),
                fanOut.Batches.Count == 1 ? "batch" : "batches"
            );
            output.Line(
                $"fan-out {word}: {fanOut.Succeeded} of {fanOut.Attempted} taken in {batches} of {string.Join(", ", fanOut.Batches)}"
            );
        }
    }

    private void WriteOutcome(TickReport tick)
    {
        var detail = Shown.Dash(tick.Detail);
        switch (tick.Outcome)
        {
            case TickOutcome.Idle:
                output.Line(
                    $"no eligible beads (assignee={Printable.Line(options.Assignee, 255)}, status=open, has acceptance_criteria)"
                );
                break;
            case TickOutcome.Busy:
                output.Line($"{(SpeaksHttp ? "claude-agent-service" : "the agent")} is busy — skipping tick{detail}");
                break;
            case TickOutcome.Paused:
                output.Line($"paused — skipping tick{detail}");
                break;
            case TickOutcome.Held:
                output.Line($"held{Until(tick)} — skipping tick{detail}");
                break;
            case TickOutcome.Saturated:
                output.Line($"as much is in flight as may be — skipping tick{detail}");
                break;
            case TickOutcome.BudgetExhausted:
                output.Line($"the day's budget is used — skipping tick{detail}");
                break;
            case TickOutcome.Unreachable:
                output.Failure($"{(SpeaksHttp ? "agent service" : "agent")} unreachable — skipping tick{detail}");
                break;
            case TickOutcome.OutOfTime:
                output.Warning($"the tick's time was up before its work was done{detail}");
                break;
            case TickOutcome.Interrupted:
                output.Line($"stopped: no new bead is taken{detail}");
                break;
            default:
                break;
        }
    }

    private static string Until(TickReport tick) => tick.HoldUntil is { } until ? $" until {Stamp.Of(until)}" : "";

    /// <summary>How many beads wait for which reason, the most first.</summary>
    public static string Histogram(IReadOnlyList<BeadDecision> decisions) =>
        string.Join(
            ", ",
            decisions
                .CountBy(d => d.Reason)
                .OrderByDescending(r => r.Value)
                .ThenBy(r => r.Key)
                .Select(r => $"{r.Value} {r.Key.Word()}")
        );

    private void WriteDecisions(IReadOnlyList<BeadDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return;
        }
        output.Line($"not sent: {Histogram(decisions)}");
        if (!dryRun)
        {
            return;
        }
        foreach (var alike in decisions.GroupBy(d => (d.Reason, d.Reason.IsOfQueue() ? "" : d.BeadId)))
        {
            WriteDecision(alike.First(), alike.Count() - 1);
        }
    }

    /// <summary>One line for a bead; one for all beads that the same gate of the queue holds back.</summary>
    private void WriteDecision(BeadDecision decision, int others)
    {
        var id = Shown.Id(decision.BeadId);
        var more = others == 0 ? "" : $" and {others} more";
        output.Line(
            $"  {id}{more}: {decision.Reason.Word()}{Shown.Dash(decision.Detail)}; next: {decision.Reason.NextAction(id)}"
        );
    }
}
