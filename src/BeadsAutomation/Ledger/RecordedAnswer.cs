namespace BeadsAutomation.Ledger;

/// <summary>What the service answered, as the ledger keeps it.</summary>
/// <param name="Answer">The class of the answer.</param>
/// <param name="JobId">The job that the service named.</param>
/// <param name="Reason">One line for people, at most 500 characters.</param>
public sealed record RecordedAnswer(AnswerClass Answer, string? JobId, string Reason)
{
    /// <summary>What the attempt becomes: refused, dispatched or unknown.</summary>
    public AttemptState State => Answer.Rule().State;
}
