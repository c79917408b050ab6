namespace BeadsAutomation.Dispatching;

/// <summary>A bead that was sent in a batch and not taken.</summary>
/// <param name="Index">Which of the beads that were sent, from 0.</param>
/// <param name="Batch">Which batch, from 0.</param>
/// <param name="Class">What it says about going on.</param>
/// <param name="Reason">One printable line.</param>
public sealed record FanOutFailure(int Index, int Batch, FanOutFailureClass Class, string Reason);

/// <summary>What a failure says about going on; the words in every output are the lower snake case of the names.</summary>
public enum FanOutFailureClass
{
    /// <summary>The bead's own fault.</summary>
    Task,

    /// <summary>The service has no room now.</summary>
    Backpressure,

    /// <summary>The service, or the way to it, let nothing in.</summary>
    Admission,

    /// <summary>It cannot be known whether an agent started.</summary>
    Ambiguous,
}
