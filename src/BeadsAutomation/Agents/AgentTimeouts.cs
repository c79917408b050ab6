namespace BeadsAutomation.Agents;

/// <summary>How long an agent is waited for; tests make them short.</summary>
internal sealed record AgentTimeouts
{
    /// <summary>One read-only look-up, from connecting to the end of the body.</summary>
    public TimeSpan LookUp { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>One POST, from connecting to the end of the answer's body.</summary>
    public TimeSpan Dispatch { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Connecting, TLS included: what is left of the POST's time is for an answer.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause before a refused connection is tried once more.</summary>
    public TimeSpan RefusedPause { get; init; } = TimeSpan.FromMilliseconds(250);
}
