using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>Whether sweeps settle what went silent: judged by claims that are still there long after the reaper should have come.</summary>
internal static class SweepJudge
{
    /// <summary>One sweep may be late, another may fail; three in a row do not by chance.</summary>
    private const int Sweeps = 3;

    private const int MostNamed = 10;

    /// <summary>Whether a sweep should have ended this claim long ago.</summary>
    public static bool IsOverdue(BeadHistory history, JobEvidence evidence, BeadsOptions options, DateTime now)
    {
        if (!evidence.Reached || !IsClaim(history, options))
        {
            return false;
        }
        var then = now - (options.SweepInterval * Sweeps);
        var claim = history.Unsettled ?? (evidence.IsAlive ? history.Latest : null);
        return Silence.Judge(new ReapCase(history, evidence, options, then), claim).End is not null;
    }

    /// <summary>Judges what a sweep would see.</summary>
    public static Finding Judge(SweepSight seen, BeadsOptions options) =>
        Judge(
            [
                .. seen
                    .Claims.Histories.Where(h =>
                        IsOverdue(
                            h,
                            seen.Evidence.GetValueOrDefault(h.BeadId, JobEvidence.None),
                            options,
                            seen.Claims.Now
                        )
                    )
                    .OrderBy(h => h.Latest?.ClaimedAt)
                    .Take(MostNamed),
            ],
            options
        );

    public static Finding Judge(IReadOnlyList<BeadHistory> overdue, BeadsOptions options) =>
        overdue.Count == 0
            ? new Finding(DoctorCheck.Sweep, Severity.Ok, "no claim is silent for longer than sweeps leave it")
            : new Finding(
                DoctorCheck.Sweep,
                Severity.Warning,
                $"{string.Join(", ", overdue.Select(h => h.BeadId))}: silent for more than {Durations.Format(options.StaleAfter)} and {Sweeps} sweeps, and not settled",
                $"see that the reaper runs every {Durations.Format(options.SweepInterval)}, and whether its log tells of a tripped fuse"
            );

    private static bool IsClaim(BeadHistory history, BeadsOptions options) =>
        history.Unsettled is not null
        || (history.Bead is { Status: BeadStatus.InProgress } bead && bead.IsAssignedTo(options.Assignee));
}
