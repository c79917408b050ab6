using System.Collections.Frozen;

namespace BeadsAutomation.Beads;

/// <summary>The table of all reasons; the word of each, in every output, is the lower snake case of its name.</summary>
public static class Reasons
{
    private static readonly FrozenDictionary<ReasonCode, Reason> Table = new Dictionary<ReasonCode, Reason>
    {
        [ReasonCode.InFlight] = new(
            ReasonScope.Bead,
            "an earlier attempt is not settled",
            "wait for its agent or the next sweep, or run 'beads-dispatcher rearm <id>' to give it up"
        ),
        [ReasonCode.LivesInWisps] = new(
            ReasonScope.Bead,
            "it is a wisp or has no history, and the agent cannot see it",
            "the agent cannot see no-history beads and wisps: create it again as an ordinary bead"
        ),
        [ReasonCode.Ephemeral] = new(
            ReasonScope.Bead,
            "it is ephemeral",
            "ephemeral beads are never sent: create an ordinary bead"
        ),
        [ReasonCode.Pinned] = new(ReasonScope.Bead, "it is pinned", "unpin the bead"),
        [ReasonCode.NotWorkType] = new(
            ReasonScope.Bead,
            "its type is never work",
            "change the type with 'bd update <id> -t task'"
        ),
        [ReasonCode.Deferred] = new(
            ReasonScope.Bead,
            "it or its parent is deferred",
            "wait until its own or its parent's defer time has passed, or clear it"
        ),
        [ReasonCode.BlockedBy] = new(
            ReasonScope.Bead,
            "another bead blocks it",
            "close the bead that blocks it, or remove the dependency"
        ),
        [ReasonCode.NoAcceptance] = new(
            ReasonScope.Bead,
            "its acceptance criteria are blank",
            "write acceptance criteria: 'bd update <id> --acceptance \"…\"'"
        ),
        [ReasonCode.AttemptsExhausted] = new(
            ReasonScope.Bead,
            "every attempt that it may have has failed",
            "read its notes, mend what was refused, then run 'beads-dispatcher rearm <id>'"
        ),
        [ReasonCode.Backoff] = new(
            ReasonScope.Bead,
            "its last attempt failed a short while ago",
            "wait, or run 'beads-dispatcher rearm <id>' to try at once"
        ),
        [ReasonCode.OrphanGrace] = new(
            ReasonScope.Bead,
            "an earlier job of it may still be at work",
            "wait until its last job surely has ended, or look and run 'beads-dispatcher dispatch <id>'"
        ),
        [ReasonCode.OldData] = new(
            ReasonScope.Bead,
            "it is older than what we know of it",
            "look whether its work was done already, then run 'beads-dispatcher rearm <id>' to have it sent, or close it"
        ),
        [ReasonCode.Paused] = new(
            ReasonScope.Bead,
            "somebody paused it",
            "run 'beads-dispatcher resume', for a label with --label, when the reason is gone, or wait until it ends"
        ),
        [ReasonCode.Untrusted] = new(
            ReasonScope.Bead,
            "whoever handed it over may not",
            "let somebody whom BEADS_TRUSTED_ACTORS names un-assign it and assign it again, or add who did to the list"
        ),
        [ReasonCode.PoolBusy] = new(
            ReasonScope.Bead,
            "its pool is full",
            "wait until a bead of its pool is done, or give the pool more room in BEADS_POOLS"
        ),
        [ReasonCode.BreakerOpen] = new(
            ReasonScope.Queue,
            "the agent service failed too often in a row",
            "mend the agent service; the breaker closes by itself once a probe is accepted"
        ),
        [ReasonCode.BudgetExhausted] = new(
            ReasonScope.Queue,
            "as much was sent today as may be",
            "wait for the next day of the database's clock (UTC), or raise BEADS_MAX_DISPATCHES_PER_DAY or BEADS_MAX_BUDGET_PER_DAY"
        ),
        [ReasonCode.Held] = new(
            ReasonScope.Queue,
            "nobody claims before the hold ends",
            "wait until the hold ends; mend the agent service if it lasts"
        ),
        [ReasonCode.CapacitySaturated] = new(
            ReasonScope.Queue,
            "as many beads are in flight as may be",
            "wait until a bead in flight is done, or raise BEADS_MAX_IN_FLIGHT"
        ),
        [ReasonCode.ServiceBusy] = new(
            ReasonScope.Queue,
            "the agent is busy",
            "wait until the agent service has a free slot"
        ),
        [ReasonCode.ServiceUnreachable] = new(
            ReasonScope.Queue,
            "the agent does not answer, or is not healthy",
            "check that the agent service runs and that its URL is right"
        ),
        [ReasonCode.LostRace] = new(
            ReasonScope.Bead,
            "somebody else changed it first",
            "nothing: somebody else changed it first, the next tick looks again"
        ),
        [ReasonCode.NotWritten] = new(
            ReasonScope.Bead,
            "it cannot be written",
            "mend its row: 'beads-dispatcher doctor' looks for what does not fit, a date such as 0000-00-00"
        ),
        [ReasonCode.WaitsTurn] = new(
            ReasonScope.Queue,
            "it is ready",
            "nothing: it is ready and goes when its turn comes"
        ),
    }.ToFrozenDictionary();

    /// <summary>What it means, as a clause that goes on after "code-1 waits: ".</summary>
    public static string Meaning(this ReasonCode code) => Table[code].Meaning;

    /// <summary>What a person should do next, as one phrase; <c>&lt;id&gt;</c> stands for the bead.</summary>
    public static string NextAction(this ReasonCode code) => Table[code].NextAction;

    /// <summary>What a person should do next about this bead.</summary>
    public static string NextAction(this ReasonCode code, string beadId) =>
        code.NextAction().Replace("<id>", beadId, StringComparison.Ordinal);

    /// <summary>Whether the reason lies in the queue or the service and holds for every candidate alike.</summary>
    public static bool IsOfQueue(this ReasonCode code) => Table[code].Scope == ReasonScope.Queue;

    private sealed record Reason(ReasonScope Scope, string Meaning, string NextAction);
}

/// <summary>Whom a reason concerns.</summary>
public enum ReasonScope
{
    /// <summary>The bead itself.</summary>
    Bead,

    /// <summary>The queue or the service, and with it every candidate alike.</summary>
    Queue,
}
