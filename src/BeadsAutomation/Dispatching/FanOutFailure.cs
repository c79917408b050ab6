namespace BeadsAutomation.Dispatching;

/// <summary>A bead that was sent in a batch and not taken.</summary>
/// <param name="Index">Which of the beads that were sent, from 0.</param>
/// <param name="Batch">Which batch, from 0.</param>
/// <param name="Class">What it says about going on.</param>
/// <param name="Reason">One printable line.</param>
public sealed record FanOutFailure(int Index, int Batch, FanOutFailureClass Class, string Reason);
