using BeadsAutomation.Agents;

namespace BeadsAutomation.Dispatching.Gates;

/// <summary>Every gate between an open bead and its send, in the order in which they are asked: what costs most to pass by mistake first.</summary>
internal static class GateList
{
    /// <summary>All of them. The scaler's query has a line for each that it can ask.</summary>
    public static IReadOnlyList<Gate> All { get; } =
    [
        new(ReasonCode.InFlight, GateScope.Own, Needs.Queue, (bead, _) => InFlight(bead))
        {
            When = (bead, _) => (bead.Unsettled?.ClaimedAt, null),
        },
        Obstacle(ReasonCode.LivesInWisps),
        Obstacle(ReasonCode.Ephemeral),
        Obstacle(ReasonCode.Pinned),
        Obstacle(ReasonCode.NotWorkType, readiness => $"type {readiness.IssueType}"),
        Obstacle(ReasonCode.Deferred),
        Obstacle(ReasonCode.BlockedBy, readiness => $"blocked by {readiness.BlockedBy}"),
        Obstacle(ReasonCode.NoAcceptance),
        new(
            ReasonCode.OldData,
            GateScope.Own,
            Needs.Queue,
            (bead, _) => OldData.Describe(bead.Waiting.Bead, bead.Latest)
        ),
        new(ReasonCode.AttemptsExhausted, GateScope.Own, Needs.Queue, Exhausted)
        {
            When = (bead, _) => (bead.Latest?.SettledAt, null),
        },
        new(ReasonCode.Backoff, GateScope.Own, Needs.Queue, InBackoff)
        {
            Human = HumanWord.CountsWhenGiven,
            When = (bead, _) => (bead.Latest?.SettledAt, AttemptCount.Of(bead.Attempts).NotBefore),
        },
        new(
            ReasonCode.OrphanGrace,
            GateScope.Own,
            Needs.Queue,
            (bead, facts) => OrphanGrace.Describe(bead.Latest, facts.Options, facts.Now)
        )
        {
            Human = HumanWord.Counts,
            When = (bead, facts) => (bead.Latest?.SettledAt, OrphanGrace.EndOf(bead.Latest, facts.Options)),
        },
        new(
            ReasonCode.Paused,
            GateScope.Bead,
            Needs.Pauses,
            (bead, facts) => facts.Pauses.Holding(facts.LabelsOf(bead))
        )
        {
            Human = HumanWord.Counts,
            When = (_, facts) => PausedSince(facts),
            End = new(TickOutcome.Paused, Detail: facts => facts.Pauses.Whole ?? "by their labels"),
        },
        new(ReasonCode.Untrusted, GateScope.Bead, Needs.Assignments, Untrusted),
        new(
            ReasonCode.PoolBusy,
            GateScope.Bead,
            Needs.Pools,
            (bead, facts) => facts.Pools.Full(bead.Waiting.Bead.Id, facts.PoolsOf(bead))
        ),
        new(
            ReasonCode.Held,
            GateScope.Queue,
            Needs.Brakes,
            (_, facts) => facts.Brakes.Breaker.IsOpen ? null : Held(facts)
        )
        {
            Human = HumanWord.Counts,
            ForHuman = (_, facts) => Held(facts),
            When = (_, facts) => (facts.Hold?.Began, facts.Hold?.Until),
            End = new(TickOutcome.Held),
        },
        // Once the hold is over, an open breaker lets one bead pass.
        new(
            ReasonCode.BreakerOpen,
            GateScope.Queue,
            Needs.Brakes,
            (_, facts) => facts.Brakes.Breaker.IsOpen ? Held(facts) : null
        )
        {
            Human = HumanWord.Counts,
            ForHuman = (_, facts) =>
                facts.Brakes.Breaker.OpenedAt is { } opened ? $"open since {Stamp.Of(opened)}" : null,
            When = (_, facts) => (facts.Brakes.Breaker.OpenedAt, facts.Brakes.Hold?.Until),
            End = new(TickOutcome.Held),
        },
        OfQueue(
            ReasonCode.CapacitySaturated,
            Needs.Queue,
            facts =>
                facts.InFlight >= facts.Options.MaxInFlight
                    ? $"{facts.InFlight} of {facts.Options.MaxInFlight} in flight"
                    : null,
            new(TickOutcome.Saturated)
        ),
        OfQueue(
            ReasonCode.BudgetExhausted,
            Needs.Budget,
            facts => facts.BudgetLeft <= 0 ? DayBudget.Spent(facts.Options) : null,
            new(TickOutcome.BudgetExhausted)
        ) with
        {
            When = (_, facts) => (null, facts.Now.Date.AddDays(1)),
        },
        OfQueue(
            ReasonCode.ServiceUnreachable,
            Needs.Agent,
            facts => facts.Room is { State: RoomState.Unreachable } room ? room.Detail : null,
            new(TickOutcome.Unreachable, ExitCode.Agent)
        ),
        OfQueue(
            ReasonCode.ServiceBusy,
            Needs.Agent,
            facts => facts.Room is { State: RoomState.Busy } room ? room.Detail : null,
            new(TickOutcome.Busy)
        ),
    ];

    /// <summary>Those of a scope, in their order.</summary>
    public static IReadOnlyList<Gate> Of(GateScope scope) => [.. All.Where(gate => gate.Scope == scope)];

    /// <summary>The gate that gives a reason; <see langword="null"/> for a reason that comes up later.</summary>
    public static Gate? For(ReasonCode reason) => All.FirstOrDefault(gate => gate.Reason == reason);

    private static Gate Obstacle(ReasonCode reason, Func<Readiness, string>? detail = null) =>
        new(
            reason,
            GateScope.Own,
            Needs.Queue,
            (bead, _) =>
                bead.Waiting.Readiness.Obstacle() == reason ? detail?.Invoke(bead.Waiting.Readiness) ?? "" : null
        );

    private static Gate OfQueue(ReasonCode reason, Needs needs, Func<GateFacts, string?> closed, TickEnd end) =>
        new(reason, GateScope.Queue, needs, (_, facts) => closed(facts)) { When = (_, _) => (null, null), End = end };

    private static string? InFlight(Candidate bead) =>
        bead.Unsettled is { } attempt
            ? $"attempt {attempt.Key.Number} is {attempt.State.Word()} since {Stamp.Of(attempt.ClaimedAt)}"
            : null;

    private static string? Exhausted(Candidate bead, GateFacts facts) =>
        AttemptCount.Of(bead.Attempts).Counted is var counted && counted >= facts.Options.MaxAttempts
            ? $"{counted} of {facts.Options.MaxAttempts} attempts: {bead.Latest?.Reason}"
            : null;

    private static string? InBackoff(Candidate bead, GateFacts facts)
    {
        var count = AttemptCount.Of(bead.Attempts);
        if (count.NotBefore is not { } notBefore || notBefore <= facts.Now || notBefore > facts.Now + Backoff.Longest)
        {
            return null;
        }
        var retries = facts.Options.WeatherRetries;
        var why =
            bead.Latest?.Outcome == AttemptOutcome.ProviderWeather
                // Another process may be set to try again, and this one not.
                ? $"provider weather, {count.Weather}{(retries >= count.Weather ? $" of {retries}" : " so far")}"
                : $"attempt {count.Counted} failed";
        return $"{why}; not before {Stamp.Of(notBefore)}";
    }

    // What is read here is newer than the queue, and a claim finds only the bead that the queue saw: whoever assigns it in between
    // changes its updated_at. Only within the second of that very stamp does bd's clock not tell two hand-overs apart, and there
    // both count.
    private static string? Untrusted(Candidate bead, GateFacts facts) =>
        facts.Assignments is { } assignments
            ? HandOver.Objection(assignments[bead.Waiting.Bead.Id], facts.Options.Assignee, facts.Options.TrustedActors)
            : null;

    private static string? Held(GateFacts facts) =>
        facts.HoldInForce is { Until: { } until } hold ? $"until {Stamp.Of(until)}: {hold.Cause}" : null;

    private static (DateTime? Since, DateTime? Until) PausedSince(GateFacts facts) =>
        facts is { Pauses.Whole: not null, Words: { } words } && PauseJson.Read(words[Pause.StateName]) is { } pause
            ? (pause.Since, pause.Until)
            : (null, null);
}
