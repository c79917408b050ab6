namespace BeadsAutomation.Commands.Attention;

/// <summary>The one judgement of health: what needs attention. Pure; <c>status</c>, its <c>--check</c>, <c>doctor</c> and <c>/readyz</c> all show what it finds.</summary>
internal static class Troubles
{
    private static readonly TimeSpan LongHold = TimeSpan.FromHours(1);

    /// <summary>All that is found, in the order of the list.</summary>
    public static IReadOnlyList<TroubleReport> Of(HealthSigns signs) => [.. All(signs).OrderBy(t => t.Trouble)];

    /// <summary>The check of the doctor that a trouble belongs to.</summary>
    public static DoctorCheck CheckOf(Trouble trouble) =>
        trouble switch
        {
            Trouble.BeadsBlocked or Trouble.ClaimsSilent or Trouble.FuseTripped or Trouble.DataDoubtful =>
                DoctorCheck.Sweep,
            Trouble.TicksMissing => DoctorCheck.Tick,
            Trouble.NoticesWait => DoctorCheck.Notices,
            _ => DoctorCheck.Agent,
        };

    private static IEnumerable<TroubleReport> All(HealthSigns signs)
    {
        if (signs.Blocked > 0)
        {
            yield return new(
                Trouble.BeadsBlocked,
                $"{Count(signs.Blocked, "bead was", "beads were")} blocked by us: read the notes, mend what failed, then rearm"
            );
        }
        if (signs.FuseTripped)
        {
            yield return new(
                Trouble.FuseTripped,
                "too many claims went silent at once: check for a restored backup or a wrong clock, then run 'beads-reaper --allow-mass-reap'"
            );
        }
        else if (signs.Sweeps is { Severity: Severity.Warning } sweeps)
        {
            yield return new(Trouble.ClaimsSilent, $"{sweeps.Sentence}: {sweeps.Fix}");
        }
        else if (signs.Silent > 0)
        {
            yield return new(
                Trouble.ClaimsSilent,
                $"{Count(signs.Silent, "claim is", "claims are")} past the threshold: the next sweep gives up; check that sweeps run"
            );
        }
        if (signs.Doubtful is [var first, ..])
        {
            yield return new(
                Trouble.DataDoubtful,
                $"{Count(signs.Doubtful.Count, "bead cannot be believed as it is", "beads cannot be believed as they are")}: {first}"
            );
        }
        foreach (var state in signs.Held)
        {
            if (state.Name == Hold.StateName && signs.Now - state.Since > LongHold)
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
        if (signs.Unreachable is { } why)
        {
            yield return new(Trouble.AgentUnreachable, $"the agent does not answer or is not healthy: {why}");
        }
        if (signs.Ticks is { Severity: Severity.Warning } ticks)
        {
            yield return new(Trouble.TicksMissing, $"{ticks.Sentence}: {ticks.Fix}");
        }
        if (signs.Notices is { Severity: Severity.Warning } notices)
        {
            yield return new(Trouble.NoticesWait, $"{notices.Sentence}: {notices.Fix}");
        }
    }

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
