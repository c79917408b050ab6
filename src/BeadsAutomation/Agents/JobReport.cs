namespace BeadsAutomation.Agents;

/// <summary>What an agent says of a job.</summary>
/// <param name="State">The answer in one word.</param>
/// <param name="ExitCode">The exit code of a job that ended with one.</param>
/// <param name="Detail">One printable line, at most 300 characters: an error, or why it cannot be told.</param>
/// <param name="OutputTail">At most the last 4 KiB of the output; raw text, to be made printable where shown.</param>
/// <param name="Ending">How it ended where the usual words would mislead: goes on after "job …" in the note.</param>
public sealed record JobReport(
    JobState State,
    int? ExitCode,
    string Detail,
    string? OutputTail = null,
    string? Ending = null
)
{
    /// <summary>At most the last 4 KiB of a standard error that is kept apart from the output; raw as well.</summary>
    public string? ErrorTail { get; init; }

    /// <summary>What the agent's program made of it, where it was asked for JSON.</summary>
    public AgentResult? Result { get; init; }

    /// <summary>This with what the job left on its outputs.</summary>
    /// <param name="output">The standard output, or the end of it.</param>
    /// <param name="errors">The standard error, or the end of it, where that is kept apart.</param>
    internal JobReport Left(string? output, string? errors = null) =>
        this with
        {
            OutputTail = LastBytes.Shortened(output),
            ErrorTail = LastBytes.Shortened(errors),
            Result = AgentResult.In(output, errors),
        };
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Waits for a slot.</summary>
    Queued,

    /// <summary>Works.</summary>
    Running,

    /// <summary>Ended with exit code 0.</summary>
    Completed,

    /// <summary>Ended with another exit code.</summary>
    Failed,

    /// <summary>Ran out of time; the agent's process may live on.</summary>
    TimedOut,

    /// <summary>The service could not run it.</summary>
    Errored,

    /// <summary>The service does not know it any more.</summary>
    Lost,

    /// <summary>No answer that proves anything.</summary>
    CannotTell,
}
