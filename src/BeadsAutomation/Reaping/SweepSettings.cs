using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Reaping;

/// <summary>When a claim is given up, and how many.</summary>
internal static class SweepSettings
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>In the order in which people read them.</summary>
    public static IEnumerable<Setting> All =>
        [
            Count(
                "weatherRetries",
                "BEADS_WEATHER_RETRIES",
                "how often a bead goes back to open, uncounted, after a job that ended in passing trouble of its provider, {range}; 0: never",
                o => o.WeatherRetries,
                (o, n) => o with { WeatherRetries = n },
                min: 0,
                max: 10
            ),
            Duration(
                "staleAfter",
                "BEADS_STALE_AFTER",
                "silence after which a claim is given up: jobTimeout + 10m or more, less than hardCap",
                o => o.StaleAfter,
                (o, d) => o with { StaleAfter = d }
            ),
            Duration(
                "jobTimeout",
                "BEADS_JOB_TIMEOUT",
                "how long one job may run; BeadBoard asks the agent service for 15m",
                o => o.JobTimeout,
                (o, d) => o with { JobTimeout = d },
                min: TimeSpan.FromSeconds(1)
            ),
            Duration(
                "hardCap",
                "BEADS_HARD_CAP",
                "one run at most, whatever the signs of life, {range}",
                o => o.HardCap,
                (o, d) => o with { HardCap = d },
                max: Week
            ),
            Duration(
                "orphanGrace",
                "BEADS_ORPHAN_GRACE",
                "how long a re-opened bead waits after its last job's time for an agent that may go on, {range}; 0: not at all",
                o => o.OrphanGrace,
                (o, d) => o with { OrphanGrace = d },
                max: Week
            ),
            Count(
                "maxReapedPerSweep",
                "BEADS_MAX_REAPED_PER_SWEEP",
                "reaped per sweep without the service's word at most, {range}",
                o => o.MaxReapedPerSweep,
                (o, n) => o with { MaxReapedPerSweep = n },
                min: 1,
                max: 10_000
            ),
        ];
}
