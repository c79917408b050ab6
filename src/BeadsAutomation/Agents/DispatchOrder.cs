namespace BeadsAutomation.Agents;

/// <summary>One bead to send.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="Attempt">The attempt's number.</param>
/// <param name="Token">The attempt's token: the idempotency key where an agent takes one.</param>
/// <param name="Text">What the bead says, for an agent that needs it.</param>
public sealed record DispatchOrder(string BeadId, int Attempt, string Token, BeadText? Text = null)
{
    /// <summary>The attempt.</summary>
    public AttemptKey Key => new(BeadId, Attempt, Token);
}
