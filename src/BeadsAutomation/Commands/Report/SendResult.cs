namespace BeadsAutomation.Commands.Report;

/// <summary>What came of an attempt, in the few words of a report.</summary>
public enum SendResult
{
    /// <summary>The agent closed its bead.</summary>
    Closed,

    /// <summary>The agent gave it to a human: blocked it, or ended and left it in progress.</summary>
    LeftToHuman,

    /// <summary>The job failed, or went silent.</summary>
    Failed,

    /// <summary>No agent started: refused, or never sent.</summary>
    NotStarted,

    /// <summary>A human took the bead back, or deleted it.</summary>
    TakenBack,

    /// <summary>Nothing yet.</summary>
    InFlight,
}
