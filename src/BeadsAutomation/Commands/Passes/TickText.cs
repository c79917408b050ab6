using BeadsAutomation.Commands.Output;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Passes;

/// <summary>A tick in lines; where the shell pair had a sentence, it is that sentence.</summary>
internal sealed class TickText(TextOutput output, BeadsOptions options, bool dryRun)
{
    private readonly DispatchText _dispatch = new(output, options);
    private readonly DecisionsText _decisions = new(output, dryRun);
    private readonly bool _speaksHttp = DispatchText.SpeaksHttp(options);

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
            _dispatch.Write(dispatch);
        }
        WriteFanOut(tick.FanOut);
        WriteOutcome(tick);
        _decisions.Write(tick.Decisions);
        if (tick is { HoldUntil: { } until, Outcome: not TickOutcome.Held })
        {
            output.Line($"hold: nobody claims before {Stamp.Of(until)}");
        }
        if (tick.BreakerOpenedAt is { } opened)
        {
            output.Line($"breaker: open since {Stamp.Of(opened)}, one bead is tried at a time");
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
                output.Line($"{(_speaksHttp ? "claude-agent-service" : "the agent")} is busy — skipping tick{detail}");
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
                output.Failure($"{(_speaksHttp ? "agent service" : "agent")} unreachable — skipping tick{detail}");
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
}
