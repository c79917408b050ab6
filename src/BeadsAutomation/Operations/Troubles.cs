using BeadsAutomation.Dispatching;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Operations;

/// <summary>What needs attention: pure, over what <c>status</c> shows.</summary>
internal static class Troubles
{
    private static readonly TimeSpan LongHold = TimeSpan.FromHours(1);

    /// <summary>All that is found, in the order of the list.</summary>
    public static IReadOnlyList<TroubleReport> Of(Look look, IReadOnlyList<StateReport> held) =>
        [.. All(look, held).OrderBy(t => t.Trouble)];

    private static IEnumerable<TroubleReport> All(Look look, IReadOnlyList<StateReport> held)
    {
        if (look.Blocked.Count > 0)
        {
            yield return new(
                Trouble.BeadsBlocked,
                $"{Count(look.Blocked.Count, "bead was", "beads were")} blocked by us: read the notes, mend what failed, then rearm"
            );
        }
        if (look.Sweep.FuseTripped)
        {
            yield return new(
                Trouble.FuseTripped,
                "too many claims went silent at once: check for a restored backup or a wrong clock, then run 'beads-reaper --allow-mass-reap'"
            );
        }
        else if (look.Sweep.Verdicts.Count(IsPastThreshold) is > 0 and var silent)
        {
            yield return new(
                Trouble.ClaimsSilent,
                $"{Count(silent, "claim is", "claims are")} past the threshold: the next sweep gives up; check that sweeps run"
            );
        }
        foreach (var state in held)
        {
            if (state.Name == Hold.StateName && look.Now - state.Since > LongHold)
            {
                yield return new(
                    Trouble.HoldLasts,
                    $"no answer was accepted since {Stamp.Of(state.Since!.Value)}: mend the agent service ({state.Reason})"
                );
            }
            if (state.Name == Breaker.StateName)
            {
                yield return new(Trouble.BreakerOpen, $"the breaker is open: mend the agent service ({state.Reason})");
            }
        }
        if (look.Tick.Outcome == TickOutcome.Unreachable)
        {
            yield return new(
                Trouble.AgentUnreachable,
                $"the agent does not answer or is not healthy: {look.Tick.Detail}"
            );
        }
    }

    private static bool IsPastThreshold(SweptBead bead) =>
        bead.Verdict is SweepVerdict.Reaped or SweepVerdict.HeldBack
        && bead.Outcome is AttemptOutcome.Stale or AttemptOutcome.HardCap;

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
