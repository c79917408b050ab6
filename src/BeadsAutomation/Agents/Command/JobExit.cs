using System.Text.Json.Serialization;

namespace BeadsAutomation.Agents.Command;

/// <summary>How a job ended: <c>exit.json</c>.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Code">The agent's exit code, when it ended by itself; 128 and the signal's number when a signal ended it.</param>
/// <param name="Error">What went wrong around the agent.</param>
/// <param name="Ended">When.</param>
/// <param name="Survivors">Who should have been killed and could not; <see langword="null"/> for nobody.</param>
internal sealed record JobExit(
    ExitKind Kind,
    int? Code,
    string? Error,
    DateTimeOffset Ended,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<ProcessIdentity>? Survivors = null
)
{
    /// <summary>Those of them that live now.</summary>
    public IReadOnlyList<ProcessIdentity> Living() => [.. (Survivors ?? []).Where(process => process.IsAlive())];
}

/// <summary>Ways to end.</summary>
internal enum ExitKind
{
    /// <summary>The agent ended by itself.</summary>
    Ended,

    /// <summary>Its time was up, and its processes were killed.</summary>
    TimedOut,

    /// <summary>Its supervisor was asked to stop, and its processes were killed.</summary>
    Stopped,

    /// <summary>No agent was started.</summary>
    NotStarted,
}
