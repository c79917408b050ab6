using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Dispatching;

/// <summary>A candidate that was claimed and whose POST is on its way, or what came between.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Key">The attempt that was made or tried.</param>
/// <param name="Answer">What the service will say; <see langword="null"/> when nothing was sent.</param>
/// <param name="Skip">Why nothing was sent.</param>
/// <param name="Claimed">Whether the bead was written at all.</param>
internal sealed record Sending(
    Candidate Candidate,
    AttemptKey Key,
    Task<DispatchAnswer>? Answer,
    Skip? Skip,
    bool Claimed
)
{
    /// <summary>Nothing was written: somebody else was first, or the bead cannot be claimed.</summary>
    public static Sending NotClaimed(Candidate candidate, AttemptKey key, Skip skip) =>
        new(candidate, key, null, skip, Claimed: false);

    /// <summary>Claimed, and put back before anything was sent.</summary>
    public static Sending NotSent(Candidate candidate, AttemptKey key, Skip skip) =>
        new(candidate, key, null, skip, Claimed: true);
}
