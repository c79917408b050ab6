using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Explain;

/// <summary>The claims and unsettled attempts of a look.</summary>
internal static class ClaimReports
{
    /// <summary>All of them, the oldest first. A bead that waits at its cap is none, although the sweep judges it too.</summary>
    public static IReadOnlyList<ClaimReport> Of(Look look, BeadsOptions options)
    {
        var verdicts = look.Sweep.Verdicts.ToDictionary(v => v.BeadId, StringComparer.Ordinal);
        return
        [
            .. look
                .Claims.Claims.Histories.Where(h => verdicts.ContainsKey(h.BeadId) && IsClaim(h))
                .Select(h => Of(h, verdicts[h.BeadId], look.Claims, options))
                .OrderBy(c => c.ClaimedAt ?? c.LastSignOfLife)
                .ThenBy(c => c.BeadId, StringComparer.Ordinal),
        ];
    }

    private static bool IsClaim(BeadHistory history) =>
        history.Unsettled is not null || history.Bead is { Status: BeadStatus.InProgress };

    private static ClaimReport Of(BeadHistory history, SweptBead swept, SweepSight seen, BeadsOptions options)
    {
        var now = seen.Claims.Now;
        var evidence = seen.Evidence.GetValueOrDefault(history.BeadId, JobEvidence.None);
        var attempt = history.Unsettled;
        return new ClaimReport
        {
            BeadId = history.BeadId,
            Attempt = attempt?.Key.Number,
            State = attempt?.State,
            JobId = attempt?.JobId,
            ClaimedAt = attempt?.ClaimedAt,
            LastSignOfLife = SignOfLife.Of(history, now).Newest,
            JobState = evidence.Report?.State,
            Verdict = swept.Verdict,
            Detail = swept.Detail,
            KeptUntil =
                swept.Verdict == SweepVerdict.Keep
                    ? ReapPolicy.KeptUntil(new ReapCase(history, evidence, options, now))
                    : null,
        };
    }
}
