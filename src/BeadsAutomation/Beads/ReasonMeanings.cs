namespace BeadsAutomation.Beads;

/// <summary>What each reason means, as a clause that goes on after "code-1 waits: ".</summary>
public static class ReasonMeanings
{
    /// <summary>The clause.</summary>
    public static string Meaning(this ReasonCode code) =>
        code switch
        {
            ReasonCode.InFlight => "an earlier attempt is not settled",
            ReasonCode.LivesInWisps => "it is a wisp or has no history, and the agent cannot see it",
            ReasonCode.Ephemeral => "it is ephemeral",
            ReasonCode.Pinned => "it is pinned",
            ReasonCode.NotWorkType => "its type is never work",
            ReasonCode.Deferred => "it or its parent is deferred",
            ReasonCode.BlockedBy => "another bead blocks it",
            ReasonCode.NoAcceptance => "its acceptance criteria are blank",
            ReasonCode.AttemptsExhausted => "every attempt that it may have has failed",
            ReasonCode.Backoff => "its last attempt failed a short while ago",
            ReasonCode.OrphanGrace => "an earlier job of it may still be at work",
            ReasonCode.OldData => "it is older than what we know of it",
            ReasonCode.Paused => "somebody paused it",
            ReasonCode.Untrusted => "whoever handed it over may not",
            ReasonCode.PoolBusy => "its pool is full",
            ReasonCode.BreakerOpen => "the agent service failed too often in a row",
            ReasonCode.BudgetExhausted => "as much was sent today as may be",
            ReasonCode.Held => "nobody claims before the hold ends",
            ReasonCode.CapacitySaturated => "as many beads are in flight as may be",
            ReasonCode.ServiceBusy => "the agent is busy",
            ReasonCode.ServiceUnreachable => "the agent does not answer, or is not healthy",
            ReasonCode.LostRace => "somebody else changed it first",
            ReasonCode.NotWritten => "it cannot be written",
            ReasonCode.WaitsTurn => "it is ready",
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "no meaning"),
        };
}
