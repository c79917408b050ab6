using BeadsAutomation.Agents;
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
);

/// <summary>What the service said of one bead.</summary>
/// <param name="Key">The attempt.</param>
/// <param name="Effective">The class to act on.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Recorded">Whether it reached the ledger.</param>
internal sealed record Answered(AttemptKey Key, AnswerClass Effective, DispatchAnswer Answer, bool Recorded)
{
    /// <summary>As reported.</summary>
    public DispatchReport Report() =>
        new(
            Key.BeadId,
            Key.Number,
            Key.ShortToken,
            Effective.Rule().State switch
            {
                AttemptState.Dispatched => DispatchResult.Dispatched,
                AttemptState.Refused => DispatchResult.Refused,
                _ => DispatchResult.Unknown,
            },
            Answer.JobId,
            Answer.HttpStatus,
            Answer.Detail,
            Effective
        );
}
