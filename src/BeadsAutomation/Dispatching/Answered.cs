namespace BeadsAutomation.Dispatching;

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
