using System.Collections.Frozen;

namespace BeadsAutomation.Beads;

/// <summary>The closed list of reasons: the word that every output uses, and the one next action for a person.</summary>
public static class ReasonCodes
{
    private static readonly FrozenDictionary<ReasonCode, (string Word, string NextAction)> Texts = new Dictionary<
        ReasonCode,
        (string, string)
    >
    {
        [ReasonCode.InFlight] = (
            "in_flight",
            "wait for its agent or the next sweep, or run 'beads-dispatcher rearm <id>' to give it up"
        ),
        [ReasonCode.LivesInWisps] = (
            "lives_in_wisps",
            "the agent cannot see no-history beads and wisps: create it again as an ordinary bead"
        ),
        [ReasonCode.Ephemeral] = ("ephemeral", "ephemeral beads are never sent: create an ordinary bead"),
        [ReasonCode.Pinned] = ("pinned", "unpin the bead"),
        [ReasonCode.NotWorkType] = ("not_work_type", "change the type with 'bd update <id> -t task'"),
        [ReasonCode.Deferred] = ("deferred", "wait until its own or its parent's defer time has passed, or clear it"),
        [ReasonCode.BlockedBy] = ("blocked_by", "close the bead that blocks it, or remove the dependency"),
        [ReasonCode.NoAcceptance] = ("no_acceptance", "write acceptance criteria: 'bd update <id> --acceptance \"…\"'"),
        [ReasonCode.AttemptsExhausted] = (
            "attempts_exhausted",
            "read its notes, mend what was refused, then run 'beads-dispatcher rearm <id>'"
        ),
        [ReasonCode.Backoff] = ("backoff", "wait, or run 'beads-dispatcher rearm <id>' to try at once"),
        [ReasonCode.OrphanGrace] = (
            "orphan_grace",
            "wait until its last job surely has ended, or look and run 'beads-dispatcher dispatch <id>'"
        ),
        [ReasonCode.OldData] = (
            "old_data",
            "look whether its work was done already, then run 'beads-dispatcher rearm <id>' to have it sent, or close it"
        ),
        [ReasonCode.Paused] = (
            "paused",
            "run 'beads-dispatcher resume', for a label with --label, when the reason is gone, or wait until it ends"
        ),
        [ReasonCode.Untrusted] = (
            "untrusted",
            "let somebody whom BEADS_TRUSTED_ACTORS names un-assign it and assign it again, or add who did to the list"
        ),
        [ReasonCode.PoolBusy] = (
            "pool_busy",
            "wait until a bead of its pool is done, or give the pool more room in BEADS_POOLS"
        ),
        [ReasonCode.BreakerOpen] = (
            "breaker_open",
            "mend the agent service; the breaker closes by itself once a probe is accepted"
        ),
        [ReasonCode.BudgetExhausted] = (
            "budget_exhausted",
            "wait for the next day of the database's clock (UTC), or raise BEADS_MAX_DISPATCHES_PER_DAY or BEADS_MAX_BUDGET_PER_DAY"
        ),
        [ReasonCode.Held] = ("held", "wait until the hold ends; mend the agent service if it lasts"),
        [ReasonCode.CapacitySaturated] = (
            "capacity_saturated",
            "wait until a bead in flight is done, or raise BEADS_MAX_IN_FLIGHT"
        ),
        [ReasonCode.ServiceBusy] = ("service_busy", "wait until the agent service has a free slot"),
        [ReasonCode.ServiceUnreachable] = (
            "service_unreachable",
            "check that the agent service runs and that its URL is right"
        ),
        [ReasonCode.LostRace] = ("lost_race", "nothing: somebody else changed it first, the next tick looks again"),
        [ReasonCode.NotWritten] = (
            "not_written",
            "mend its row: 'beads-dispatcher doctor' looks for what does not fit, a date such as 0000-00-00"
        ),
        [ReasonCode.WaitsTurn] = ("waits_turn", "nothing: it is ready and goes when its turn comes"),
    }.ToFrozenDictionary();

    /// <summary>The stable word: lower snake case.</summary>
    public static string Word(this ReasonCode code) => Texts[code].Word;

    /// <summary>What a person should do next, as one phrase; <c>&lt;id&gt;</c> stands for the bead.</summary>
    public static string NextAction(this ReasonCode code) => Texts[code].NextAction;

    /// <summary>What a person should do next about this bead.</summary>
    public static string NextAction(this ReasonCode code, string beadId) =>
        code.NextAction().Replace("<id>", beadId, StringComparison.Ordinal);

    /// <summary>Whether the reason lies in the queue or the service and holds for every candidate alike.</summary>
    public static bool IsOfQueue(this ReasonCode code) =>
        code
            is ReasonCode.BreakerOpen
                or ReasonCode.BudgetExhausted
                or ReasonCode.Held
                or ReasonCode.CapacitySaturated
                or ReasonCode.ServiceBusy
                or ReasonCode.ServiceUnreachable
                or ReasonCode.WaitsTurn;
}
