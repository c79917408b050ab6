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

/// <summary>How batches ended; the words in every output are the lower snake case of the names.</summary>
public enum FanOutOutcome
{
    /// <summary>As many beads were sent as might be, and all were taken.</summary>
    Completed,

    /// <summary>A failure, a signal or the tick's own time stopped it after its batch.</summary>
    Halted,

    /// <summary>The service had no room for more.</summary>
    Throttled,
}

/// <summary>A bead that was sent in a batch and not taken.</summary>
/// <param name="Index">Which of the beads that were sent, from 0.</param>
/// <param name="Batch">Which batch, from 0.</param>
/// <param name="Class">What it says about going on.</param>
/// <param name="Reason">One printable line.</param>
public sealed record FanOutFailure(int Index, int Batch, FanOutFailureClass Class, string Reason);
