namespace BeadsAutomation.Dispatching;

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
