using BeadsAutomation.Agents;

namespace BeadsAutomation.Dispatching;

/// <summary>What follows from an answer.</summary>
internal static class AnswerPolicy
{
    /// <summary>
    /// The class to act on: a bead that the environment refuses again although another was accepted in between is itself the cause,
    /// or it would stop the queue for ever.
    /// </summary>
    public static AnswerClass Effective(AnswerClass answer, IReadOnlyList<Attempt> before, Hold? hold) =>
        answer == AnswerClass.Environment && QueueOrder.RefusedAt(before) is { } refused && hold?.AcceptedAt > refused
            ? AnswerClass.BeadFault
            : answer;

    /// <summary>What the ledger keeps.</summary>
    public static RecordedAnswer ToRecord(AnswerClass effective, DispatchAnswer answer) =>
        new(effective, answer.JobId, Describe(answer));

    /// <summary>The answer in one line, as notes and logs word it.</summary>
    public static string Describe(DispatchAnswer answer) =>
        answer.HttpStatus is { } status ? $"HTTP {status}: {answer.Detail}" : answer.Detail;

    /// <summary>The hold that follows, or <see langword="null"/> when nothing is written.</summary>
    /// <param name="effective">The class acted on.</param>
    /// <param name="answer">What the service said.</param>
    /// <param name="before">The hold as read.</param>
    /// <param name="claimed">When this bead's claim began: a hold that it begins reaches back to there.</param>
    /// <param name="now">Database UTC.</param>
    /// <param name="lengths">How long holds are.</param>
    public static Hold? HoldAfter(
        AnswerClass effective,
        DispatchAnswer answer,
        Hold? before,
        DateTime claimed,
        DateTime now,
        HoldLengths? lengths = null
    ) =>
        effective.Rule().Hold switch
        {
            HoldEffect.Ends => HoldPolicy.AfterAccepted(before, now),
            HoldEffect.None => null,
            HoldEffect.First => HoldPolicy.AfterBusy(
                before,
                Describe(answer),
                answer.RetryAfter,
                now,
                claimed,
                lengths
            ),
            _ => HoldPolicy.AfterTrouble(before, Describe(answer), answer.RetryAfter, now, claimed, lengths),
        };
}
