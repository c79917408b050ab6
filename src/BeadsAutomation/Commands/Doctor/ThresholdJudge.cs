namespace BeadsAutomation.Commands.Doctor;

/// <summary>Our thresholds against the agent's times and room. What contradicts itself was refused before.</summary>
internal static class ThresholdJudge
{
    // What BeadBoard asks of the service, whatever we are told.
    private static readonly TimeSpan AskedByBeadBoard = TimeSpan.FromMinutes(15);

    /// <param name="options">The settings.</param>
    /// <param name="agent">The agent's word.</param>
    /// <param name="capacity">How many jobs it takes at once, when that is known.</param>
    public static IEnumerable<Finding> Judge(BeadsOptions options, string agent, int? capacity)
    {
        var isBeadBoard = string.Equals(agent, AgentNames.BeadBoard, StringComparison.Ordinal);
        if (isBeadBoard && options.JobTimeout < AskedByBeadBoard)
        {
            yield return new Finding(
                DoctorCheck.Thresholds,
                Severity.Warning,
                $"jobTimeout is {Text(options.JobTimeout)}, and BeadBoard lets a job run for {Text(AskedByBeadBoard)}: live work could be given up",
                $"set BEADS_JOB_TIMEOUT to {Text(AskedByBeadBoard)}, and BEADS_STALE_AFTER to 25m or more"
            );
        }
        else
        {
            yield return new Finding(
                DoctorCheck.Thresholds,
                Severity.Ok,
                $"a job may run for {Text(options.JobTimeout)}, silence is too long after {Text(options.StaleAfter)}, a run after {Text(options.HardCap)}"
            );
        }
        if (capacity < options.MaxInFlight)
        {
            yield return new Finding(
                DoctorCheck.Thresholds,
                Severity.Info,
                $"the agent takes {capacity} at once, and maxInFlight is {options.MaxInFlight}: its own room decides",
                $"nothing needs to be done; for keda-query set BEADS_MAX_IN_FLIGHT to {capacity}"
            );
        }
    }

    private static string Text(TimeSpan time) => Durations.Format(time);
}
