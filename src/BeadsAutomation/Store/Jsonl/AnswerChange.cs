namespace BeadsAutomation.Store.Jsonl;

/// <summary>What an answer makes of its row.</summary>
internal static class AnswerChange
{
    /// <summary>Whether an earlier try was stored although nobody heard of it.</summary>
    public static bool IsThere(Attempt found, RecordedAnswer answer) =>
        (found.State == answer.State || found.IsSettled)
        && found.Answer == answer.Answer
        && (answer.JobId is null || string.Equals(found.JobId, answer.JobId, StringComparison.Ordinal));

    /// <summary>The row with the answer; on one that was settled meanwhile only job and answer are added. <see langword="null"/> for a row that waits for none.</summary>
    public static Attempt? After(Attempt found, RecordedAnswer answer, bool beadIsOpen, DateTime now) =>
        found.State switch
        {
            AttemptState.Posting => found with
            {
                StateWord = answer.State.Word(),
                AnswerWord = answer.Answer.Word(),
                JobId = answer.JobId,
                Reason = answer.Reason,
                AnsweredAt = now,
                OpenAtAnswer = beadIsOpen,
            },
            AttemptState.Settled => found with
            {
                AnswerWord = answer.Answer.Word(),
                JobId = answer.JobId ?? found.JobId,
            },
            _ => null,
        };
}
