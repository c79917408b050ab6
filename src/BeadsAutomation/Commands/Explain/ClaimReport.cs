using BeadsAutomation.Agents;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Explain;

/// <summary>A claim or unsettled attempt as the sweep sees it. All times are database UTC; what is not known is <see langword="null"/>.</summary>
public sealed record ClaimReport
{
    /// <summary>The bead, exactly as stored.</summary>
    public required string BeadId { get; init; }

    /// <summary>The attempt's number; <see langword="null"/> when no unsettled attempt explains the claim.</summary>
    public int? Attempt { get; init; }

    /// <summary>Its state.</summary>
    public AttemptState? State { get; init; }

    /// <summary>The job that the service named.</summary>
    public string? JobId { get; init; }

    /// <summary>When it was claimed.</summary>
    public DateTime? ClaimedAt { get; init; }

    /// <summary>When somebody other than us last touched the bead, or the claim.</summary>
    public DateTime? LastSignOfLife { get; init; }

    /// <summary>What the service says of the job.</summary>
    public JobState? JobState { get; init; }

    /// <summary>What a sweep would do with it now.</summary>
    public required SweepVerdict Verdict { get; init; }

    /// <summary>Why, as one printable line; empty when there is nothing to add.</summary>
    public required string Detail { get; init; }

    /// <summary>When a sweep would no longer keep it, if nothing changes.</summary>
    public DateTime? KeptUntil { get; init; }
}
