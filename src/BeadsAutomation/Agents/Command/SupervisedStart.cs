namespace BeadsAutomation.Agents.Command;

/// <summary>What came of starting a supervisor.</summary>
internal enum SupervisedStart
{
    /// <summary>The agent runs, or ran.</summary>
    Started,

    /// <summary>The supervisor said why it started no agent; the folder says so, too.</summary>
    Refused,

    /// <summary>No supervisor came so far that it could have started an agent.</summary>
    NoSupervisor,

    /// <summary>It did not say.</summary>
    Unknown,
}
