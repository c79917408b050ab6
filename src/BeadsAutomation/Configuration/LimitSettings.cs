using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Configuration;

/// <summary>How much, how long and how fast.</summary>
internal static class LimitSettings
{
    public static IEnumerable<Setting> Limits() =>
        [
            Count(
                "maxInFlight",
                "BEADS_MAX_IN_FLIGHT",
                "beads in flight at most, 1 to 1000",
                "10",
                (o, n) => o with { MaxInFlight = n }
            ),
            Count(
                "maxAttempts",
                "BEADS_MAX_ATTEMPTS",
                "attempts that surely failed before a bead is blocked, 1 to 100",
                "5",
                (o, n) => o with { MaxAttempts = n }
            ),
            Count(
                "maxDispatchesPerDay",
                "BEADS_MAX_DISPATCHES_PER_DAY",
                "beads that are sent on one UTC day at most, up to 1000000; 0 is no limit",
                "0",
                (o, n) => o with { MaxDispatchesPerDay = n }
            ),
            Factor(
                "maxBudgetPerDay",
                "BEADS_MAX_BUDGET_PER_DAY",
                "US dollars that the jobs of one UTC day could spend at most, counted as jobBudget each; 0 is no limit",
                "0",
                (o, n) => o with { MaxBudgetPerDay = n }
            ),
            new(
                "pools",
                "beads of one pool in flight at most, as name=number,…; a pool is a label pool:name, and one that is not named here has room for 1",
                "1 each",
                (o, t) => o with { Pools = new PoolRoom(t) }
            )
            {
                Environment = ["BEADS_POOLS"],
            },
            Count(
                "weatherRetries",
                "BEADS_WEATHER_RETRIES",
                "how often a bead goes back to open, uncounted, after a job that ended in passing trouble of its provider, up to 10; 0: never",
                "0",
                (o, n) => o with { WeatherRetries = n }
            ),
        ];

    public static IEnumerable<Setting> Times() =>
        [
            Duration(
                "staleAfter",
                "BEADS_STALE_AFTER",
                "silence after which a claim is given up: jobTimeout + 10m or more, less than hardCap",
                "30m",
                (o, d) => o with { StaleAfter = d }
            ),
            Duration(
                "jobTimeout",
                "BEADS_JOB_TIMEOUT",
                "how long one job may run; BeadBoard asks the agent service for 15m",
                "15m",
                (o, d) => o with { JobTimeout = d }
            ),
            Duration(
                "hardCap",
                "BEADS_HARD_CAP",
                "one run at most, whatever the signs of life, up to 7 days",
                "2h",
                (o, d) => o with { HardCap = d }
            ),
            Duration(
                "orphanGrace",
                "BEADS_ORPHAN_GRACE",
                "how long a re-opened bead waits after its last job's time for an agent that may go on, up to 7 days; 0: not at all",
                "15m",
                (o, d) => o with { OrphanGrace = d }
            ),
            Count(
                "maxReapedPerSweep",
                "BEADS_MAX_REAPED_PER_SWEEP",
                "reaped per sweep without the service's word at most, 1 to 10000",
                "20",
                (o, n) => o with { MaxReapedPerSweep = n }
            ),
        ];

    public static IEnumerable<Setting> FanOut() =>
        [
            Count(
                "maxPerTick",
                "BEADS_MAX_PER_TICK",
                "beads that one tick sends at most, 1 to 100",
                "1",
                (o, n) => o with { MaxPerTick = n }
            ),
            Count(
                "batchInitial",
                "BEADS_BATCH_INITIAL",
                "the first batch of such a tick",
                "1",
                (o, n) => o with { BatchInitial = n }
            ),
            Factor(
                "batchMultiplier",
                "BEADS_BATCH_MULTIPLIER",
                "how many times larger the next batch is after one that was taken whole",
                "2",
                (o, n) => o with { BatchMultiplier = n }
            ),
            Count("batchMax", "BEADS_BATCH_MAX", "the largest batch", "maxPerTick", (o, n) => o with { BatchMax = n }),
            Duration(
                "holdFirst",
                "BEADS_HOLD_FIRST",
                "how long nobody claims after trouble with the agent service, at first",
                "2m",
                (o, d) => o with { HoldFirst = d }
            ),
            Factor(
                "holdMultiplier",
                "BEADS_HOLD_MULTIPLIER",
                "how many times longer each time until a bead is taken",
                "2",
                (o, n) => o with { HoldMultiplier = n }
            ),
            Duration(
                "holdLongest",
                "BEADS_HOLD_LONGEST",
                "and how long at most, up to 1h",
                "1h",
                (o, d) => o with { HoldLongest = d }
            ),
            Count(
                "breakerAfter",
                "BEADS_BREAKER_AFTER",
                "failures of the agent service in a row that open the breaker, 1 to 100",
                "5",
                (o, n) => o with { BreakerAfter = n }
            ),
        ];
}
