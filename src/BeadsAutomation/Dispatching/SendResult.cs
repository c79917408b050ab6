using BeadsAutomation.Agents;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Dispatching;

/// <summary>What became of one candidate.</summary>
/// <param name="Key">The attempt that was made or tried.</param>
/// <param name="Skip">Why nothing was sent; <see langword="null"/> when an answer was recorded.</param>
/// <param name="Effective">The class acted on; <see langword="null"/> when nothing was sent.</param>
/// <param name="Answer">What the service said.</param>
/// <param name="Recorded">Whether the answer reached the ledger.</param>
/// <param name="Claimed">Whether the bead was written at all.</param>
internal sealed record SendResult(
    AttemptKey Key,
    Skip? Skip,
    AnswerClass? Effective,
    DispatchAnswer? Answer,
    bool Recorded,
    bool Claimed
)
{
    /// <summary>Somebody else was first.</summary>
    public static SendResult Lost(AttemptKey key) =>
        new(key, new Skip(Beads.ReasonCode.LostRace, "somebody changed or claimed it first"), null, null, true, false);

    /// <summary>Claimed, and put back before anything was sent.</summary>
    public static SendResult NotSent(AttemptKey key, Skip skip) => new(key, skip, null, null, true, true);
}
