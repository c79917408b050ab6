namespace BeadsAutomation.Agents.Command;

/// <summary>How a job ended: <c>exit.json</c>.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Code">The agent's exit code, when it ended by itself; 128 and the signal's number when a signal ended it.</param>
/// <param name="Error">What went wrong around the agent.</param>
/// <param name="Ended">When.</param>
internal sealed record JobExit(ExitKind Kind, int? Code, string? Error, DateTimeOffset Ended);

/// <summary>Ways to end.</summary>
internal enum ExitKind
{
    /// <summary>The agent ended by itself.</summary>
    Ended,

    /// <summary>Its time was up, and its group was killed.</summary>
    TimedOut,

    /// <summary>Its supervisor was asked to stop, and its group was killed.</summary>
    Stopped,

    /// <summary>No agent was started.</summary>
    NotStarted,
}
