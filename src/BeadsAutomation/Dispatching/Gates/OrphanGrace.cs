namespace BeadsAutomation.Dispatching.Gates;

/// <summary>How long a bead that a human re-opened waits for an agent which may have outlived its attempt: services do not kill what runs out of its time.</summary>
internal static class OrphanGrace
{
    /// <summary>Why the bead waits, or <see langword="null"/> when it need not: neither does it for a time further ahead than any grace lasts.</summary>
    public static string? Describe(Attempt? latest, BeadsOptions options, DateTime now) =>
        EndOf(latest, options) is { } end && end > now && end <= now + Longest(options)
            ? $"the agent of attempt {latest!.Key.Number}{(latest.JobId is { } job ? $" (job {job})" : "")} may be at work until {Stamp.Of(end)}"
            : null;

    /// <summary>What is further ahead was written by a wrong clock.</summary>
    public static TimeSpan Longest(BeadsOptions options) => options.JobTimeout + options.OrphanGrace + SignOfLife.Skew;

    /// <summary>
    /// When the newest attempt's agent has surely ended: the grace after the job's end as the service reported it, or as its time-out
    /// sets it. <see langword="null"/> when no agent can be left, or when <c>rearm</c> overrode it.
    /// </summary>
    public static DateTime? EndOf(Attempt? latest, BeadsOptions options) =>
        options.OrphanGrace > TimeSpan.Zero
        && latest is { IsSettled: true }
        && MayHaveStarted(latest)
        && IsReopened(latest)
            ? latest.Outcome switch
            {
                // The agent was still at work then, as far as anybody could see.
                AttemptOutcome.JobTimeout or AttemptOutcome.HardCap or AttemptOutcome.BeadGone => latest.SettledAt
                    + options.OrphanGrace,
                AttemptOutcome.Stale or AttemptOutcome.JobLost or AttemptOutcome.TakenBack => latest.ClaimedAt
                    + options.JobTimeout
                    + options.OrphanGrace,
                _ => null,
            }
            : null;

    /// <summary>A row that was never marked for sending reached nobody, nor did one that was refused.</summary>
    private static bool MayHaveStarted(Attempt attempt) =>
        attempt.PostedAt is not null && attempt.Answer?.Rule().State != AttemptState.Refused;

    /// <summary>Neither by ourselves nor by <c>rearm</c>, and not while it was in flight: such a row was settled once its agent was silent for long enough.</summary>
    private static bool IsReopened(Attempt attempt) =>
        attempt.StatusLeft is not (BeadStatus.Open or AttemptCount.Rearmed);
}
