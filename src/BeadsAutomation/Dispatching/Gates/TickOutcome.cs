namespace BeadsAutomation.Dispatching.Gates;

/// <summary>How a tick ended; the words in every output are the lower snake case of the names.</summary>
public enum TickOutcome
{
    /// <summary>No bead could be sent: none is waiting, or each has a reason of its own.</summary>
    Idle,

    /// <summary>A dry run: so many beads would be claimed and sent.</summary>
    Planned,

    /// <summary>Everything that was sent was accepted.</summary>
    Dispatched,

    /// <summary>Somebody paused all that could be sent.</summary>
    Paused,

    /// <summary>A hold is in force.</summary>
    Held,

    /// <summary>The agent says that it is busy.</summary>
    Busy,

    /// <summary>As many beads are in flight as may be.</summary>
    Saturated,

    /// <summary>The agent does not answer, or says that it is not healthy.</summary>
    Unreachable,

    /// <summary>A dispatch was refused, and surely nothing started.</summary>
    Refused,

    /// <summary>It cannot be known whether an agent started.</summary>
    Unknown,

    /// <summary>Others claimed first, or changed the bead between claim and send.</summary>
    Lost,

    /// <summary>As many beads were sent today as may be.</summary>
    BudgetExhausted,

    /// <summary>The tick's own deadline came before its work was done.</summary>
    OutOfTime,

    /// <summary>It was asked to stop.</summary>
    Interrupted,
}
