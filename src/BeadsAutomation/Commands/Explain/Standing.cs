namespace BeadsAutomation.Commands.Explain;

/// <summary>Where a bead stands; the words in every output are the lower snake case of the names.</summary>
public enum Standing
{
    /// <summary>The next tick would claim and send it.</summary>
    GoesNext,

    /// <summary>Open and the sentinel's, and not sent for one reason.</summary>
    Waits,

    /// <summary>In progress for the sentinel.</summary>
    InHand,

    /// <summary>We blocked it, and nobody has looked after it yet.</summary>
    BlockedByUs,

    /// <summary>It was blocked while its agent worked on it, by the agent or by a person.</summary>
    BlockedByAgent,

    /// <summary>Somebody else blocked it.</summary>
    BlockedByOthers,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>Another status, which we never touch.</summary>
    OtherStatus,

    /// <summary>Assigned to somebody else, or to nobody.</summary>
    NotOurs,

    /// <summary>It changed between two reads.</summary>
    Changed,

    /// <summary>There is no such bead.</summary>
    Gone,
}
