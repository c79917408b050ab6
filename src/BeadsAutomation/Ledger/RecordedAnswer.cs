namespace BeadsAutomation.Ledger;

/// <summary>What the service answered, as the ledger keeps it.</summary>
/// <param name="State">Refused, dispatched or unknown.</param>
/// <param name="Answer">The class of the answer.</param>
/// <param name="JobId">The job that the service named.</param>
/// <param name="Reason">One line for people, at most 500 characters.</param>
public sealed record RecordedAnswer(AttemptState State, string Answer, string? JobId, string Reason);
