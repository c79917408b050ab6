namespace BeadsAutomation.Agents.Command;

/// <summary>What a job's folder proves of its start. Nothing else does: what a supervisor says may come from anybody who is loaded into it.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Why">Why nothing was started, or why it cannot be known.</param>
internal sealed record SupervisedStart(StartKind Kind, string Why = "")
{
    /// <summary>Looks.</summary>
    public static SupervisedStart In(JobFolder job)
    {
        try
        {
            return Of(job.ReadExit(), job.ReadProcesses());
        }
        catch (Exception e) when (JobsRoot.IsFault(e))
        {
            return new SupervisedStart(StartKind.Unknown, e.Message);
        }
    }

    private static SupervisedStart Of(JobExit? exit, JobProcesses? processes) =>
        // Whoever runs in the folder may write there, too: that an agent began is the stronger proof.
        processes?.Agent
            is not null
            ? new(StartKind.Started)
        : exit is { Kind: ExitKind.NotStarted }
            ? new(StartKind.Refused, exit.Error ?? "its supervisor started no agent")
        : exit is not null ? new(StartKind.Started)
        : new(StartKind.Unknown, "nobody has said that the agent started");
}

/// <summary>Whether an agent was started.</summary>
internal enum StartKind
{
    /// <summary>It runs, or ran.</summary>
    Started,

    /// <summary>The supervisor wrote down why it started none.</summary>
    Refused,

    /// <summary>No supervisor came so far that it could have started one, and none can any more.</summary>
    NoSupervisor,

    /// <summary>It cannot be known.</summary>
    Unknown,
}
