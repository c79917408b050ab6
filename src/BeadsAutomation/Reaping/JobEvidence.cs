using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>What is known of a claim's job.</summary>
/// <param name="Reached">False when the time for look-ups ran out before this one: the claim is kept whatever its age.</param>
/// <param name="Report">What the agent said; <see langword="null"/> when there is no job to ask for.</param>
/// <param name="Notes">The bead's notes, read when the job was over; <see langword="null"/> when they were not, or could not be.</param>
internal sealed record JobEvidence(bool Reached, JobReport? Report, string? Notes = null)
{
    /// <summary>There was nothing to ask.</summary>
    public static JobEvidence None { get; } = new(true, null);

    /// <summary>Not asked in time.</summary>
    public static JobEvidence NotReached { get; } = new(false, null);

    /// <summary>The agent says that the job ended, one way or another.</summary>
    public bool IsOver => Report is { } report && JobEnd.IsOver(report);

    /// <summary>The agent says that the job waits or works.</summary>
    public bool IsAlive => Report?.State is JobState.Queued or JobState.Running;
}
