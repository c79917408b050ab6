namespace BeadsAutomation.Beads;

/// <summary>Why an open bead of the sentinel was not sent: exactly one for each. What each means and asks for is in <see cref="Reasons"/>.</summary>
public enum ReasonCode
{
    /// <summary>An earlier attempt is not settled yet.</summary>
    InFlight,

    /// <summary>The row is in bd's <c>wisps</c> table.</summary>
    LivesInWisps,

    /// <summary>bd's ephemeral flag is set.</summary>
    Ephemeral,

    /// <summary>bd's pinned flag is set.</summary>
    Pinned,

    /// <summary>A type that is never work.</summary>
    NotWorkType,

    /// <summary>Deferred, itself or by its parent.</summary>
    Deferred,

    /// <summary>Another bead blocks it.</summary>
    BlockedBy,

    /// <summary>The acceptance criteria are blank.</summary>
    NoAcceptance,

    /// <summary>The attempt cap is reached.</summary>
    AttemptsExhausted,

    /// <summary>Refused a short while ago.</summary>
    Backoff,

    /// <summary>An earlier job of it may still be at work.</summary>
    OrphanGrace,

    /// <summary>The bead is older than what we ourselves know of it: a restored or imported row.</summary>
    OldData,

    /// <summary>Somebody paused the queue, or beads with its label.</summary>
    Paused,

    /// <summary>Whoever assigned it is not among those who may.</summary>
    Untrusted,

    /// <summary>As many beads of its pool are in flight as may be.</summary>
    PoolBusy,

    /// <summary>The service failed too often in a row: one bead at a time goes as a probe.</summary>
    BreakerOpen,

    /// <summary>As much was sent today as may be.</summary>
    BudgetExhausted,

    /// <summary>Nobody claims before the hold ends.</summary>
    Held,

    /// <summary>As many beads are in flight as may be.</summary>
    CapacitySaturated,

    /// <summary>The agent service says that it is busy.</summary>
    ServiceBusy,

    /// <summary>The agent service does not answer, or says that it is not healthy.</summary>
    ServiceUnreachable,

    /// <summary>Somebody else changed or claimed it first.</summary>
    LostRace,

    /// <summary>The store never finds the bead as it was read, so that it cannot be claimed.</summary>
    NotWritten,

    /// <summary>Others go first in this tick.</summary>
    WaitsTurn,
}
