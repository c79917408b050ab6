namespace BeadsAutomation.Dispatching;

/// <summary>How a tick that may send several beads went on from batch to batch.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Batches">How many beads each batch sent, in their order.</param>
/// <param name="Attempted">Beads that were sent.</param>
/// <param name="Succeeded">Those that the service took.</param>
/// <param name="Failures">All others, in the order of sending.</param>
/// <param name="RetryAfter">When throttled: how many seconds nobody claims.</param>
public sealed record FanOutReport(
    FanOutOutcome Outcome,
    IReadOnlyList<int> Batches,
    int Attempted,
    int Succeeded,
    IReadOnlyList<FanOutFailure> Failures,
    long? RetryAfter
);
