using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Dispatching;

/// <summary>What is sent, how much and how fast.</summary>
internal static class DispatchSettings
{
    private static readonly ValueRange<int> Room = new(1, 1000);

    /// <summary>Whose beads, and how many.</summary>
    public static IEnumerable<Setting> Limits { get; } =
    [
        Text(
            "trustedActors",
            "BEADS_TRUSTED_ACTORS",
            "who may hand a bead over, as names of bd's actors with commas between; beads that others assigned are untrusted",
            o => o.TrustedActors.Text,
            (o, t) => o with { TrustedActors = new TrustedActors(t) }
        ) with
        {
            DefaultText = "everybody",
            Faults = Fault(
                (o, name) =>
                    o.TrustedActors.IsOff && !string.IsNullOrWhiteSpace(o.TrustedActors.Text)
                        ? $"{name} is '{Printable.Line(o.TrustedActors.Text, 100)}' and names nobody, so that everybody would be trusted: name somebody, or leave it out."
                        : null
            ),
        },
        Count(
            "maxInFlight",
            "BEADS_MAX_IN_FLIGHT",
            "beads in flight at most, {range}",
            o => o.MaxInFlight,
            (o, n) => o with { MaxInFlight = n },
            min: 1,
            max: 1000
        ),
        Count(
            "maxAttempts",
            "BEADS_MAX_ATTEMPTS",
            "attempts that surely failed before a bead is blocked, {range}",
            o => o.MaxAttempts,
            (o, n) => o with { MaxAttempts = n },
            min: 1,
            max: 100
        ),
        Count(
            "maxDispatchesPerDay",
            "BEADS_MAX_DISPATCHES_PER_DAY",
            "beads that are sent on one UTC day at most, {range}; 0 is no limit",
            o => o.MaxDispatchesPerDay,
            (o, n) => o with { MaxDispatchesPerDay = n },
            min: 0,
            max: 1_000_000
        ),
        Factor(
            "maxBudgetPerDay",
            "BEADS_MAX_BUDGET_PER_DAY",
            "US dollars that the jobs of one UTC day could spend at most, counted as jobBudget each; 0 is no limit",
            o => o.MaxBudgetPerDay,
            (o, n) => o with { MaxBudgetPerDay = n },
            min: 0,
            max: 1_000_000
        ),
        Text(
            "pools",
            "BEADS_POOLS",
            "beads of one pool in flight at most, as name=number,…; a pool is a label pool:name, and one that is not named here has room for 1",
            o => o.Pools.Text,
            (o, t) => o with { Pools = new PoolRoom(t) }
        ) with
        {
            DefaultText = $"{PoolRoom.Unnamed} each",
            Faults = (o, name) =>
                o
                    .Pools.Named.Select(p => Room.Fault($"{name}: {Printable.Line(p.Key, 100)}", p.Value))
                    .OfType<string>(),
        },
    ];

    /// <summary>Ticks that send several beads, and what stops them.</summary>
    public static IEnumerable<Setting> FanOut { get; } =
    [
        Count(
            "maxPerTick",
            "BEADS_MAX_PER_TICK",
            "beads that one tick sends at most, {range}",
            o => o.MaxPerTick,
            (o, n) => o with { MaxPerTick = n },
            min: 1,
            max: 100
        ),
        Count(
            "batchInitial",
            "BEADS_BATCH_INITIAL",
            "the first batch of such a tick",
            o => o.BatchInitial,
            (o, n) => o with { BatchInitial = n },
            min: 1
        ),
        Factor(
            "batchMultiplier",
            "BEADS_BATCH_MULTIPLIER",
            "how many times larger the next batch is after one that was taken whole",
            o => o.BatchMultiplier,
            (o, n) => o with { BatchMultiplier = n },
            min: 1
        ),
        Count(
            "batchMax",
            "BEADS_BATCH_MAX",
            "the largest batch",
            o => o.BatchMax,
            (o, n) => o with { BatchMax = n },
            min: 1
        ) with
        {
            DefaultText = "maxPerTick",
        },
        Duration(
            "holdFirst",
            "BEADS_HOLD_FIRST",
            "how long nobody claims after trouble with the agent service, at first",
            o => o.HoldFirst,
            (o, d) => o with { HoldFirst = d },
            min: TimeSpan.FromSeconds(1)
        ),
        Factor(
            "holdMultiplier",
            "BEADS_HOLD_MULTIPLIER",
            "how many times longer each time until a bead is taken",
            o => o.HoldMultiplier,
            (o, n) => o with { HoldMultiplier = n },
            min: 1
        ),
        Duration(
            "holdLongest",
            "BEADS_HOLD_LONGEST",
            "and how long at most, {range}",
            o => o.HoldLongest,
            (o, d) => o with { HoldLongest = d },
            max: HoldPolicy.Longest
        ),
        Count(
            "breakerAfter",
            "BEADS_BREAKER_AFTER",
            "failures of the agent service in a row that open the breaker, {range}",
            o => o.BreakerAfter,
            (o, n) => o with { BreakerAfter = n },
            min: 1,
            max: 100
        ),
    ];
}
