namespace BeadsAutomation.Agents;

/// <summary>Asks for a job.</summary>
/// <param name="JobId">The job as the service named it; <see langword="null"/> when the answer was lost.</param>
/// <param name="Token">The attempt's token.</param>
/// <param name="SincePosted">How long ago it was sent, in database time: a job is called lost only five minutes after.</param>
/// <param name="Worker">Host and process that sent it, as in the ledger: a local job can be found on that host only.</param>
public sealed record JobQuery(string? JobId, string Token, TimeSpan SincePosted, string Worker = "");
