using Microsoft.Extensions.Logging;
using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Configuration;

/// <summary>The process itself.</summary>
internal static class ProcessSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>In the order in which people read them.</summary>
    public static IEnumerable<Setting> All =>
        [
            Duration(
                "dispatchInterval",
                "BEADS_DISPATCH_INTERVAL",
                "how often the dispatcher is started; a ghost is older than two of them",
                o => o.DispatchInterval,
                (o, d) => o with { DispatchInterval = d },
                min: Second,
                max: Day
            ) with
            {
                Alias = "--interval",
            },
            Duration(
                "sweepInterval",
                "BEADS_SWEEP_INTERVAL",
                "how often the reaper is started; 'run' sweeps so often",
                o => o.SweepInterval,
                (o, d) => o with { SweepInterval = d },
                min: Second,
                max: Day
            ),
            Text(
                "listen",
                "BEADS_LISTEN",
                "where 'run' answers /healthz, /readyz and /metrics: address:port",
                o => o.Listen.ToString(),
                (o, t) => o with { Listen = Texts.ToEndpoint(t) }
            ),
            Choice(
                "logLevel",
                "BEADS_LOG_LEVEL",
                "{choices}",
                "log level",
                [
                    ("trace", LogLevel.Trace),
                    ("debug", LogLevel.Debug),
                    ("information", LogLevel.Information),
                    ("warning", LogLevel.Warning),
                    ("error", LogLevel.Error),
                    ("critical", LogLevel.Critical),
                    ("none", LogLevel.None),
                ],
                o => o.LogLevel,
                (o, v) => o with { LogLevel = v },
                ("info", LogLevel.Information),
                ("warn", LogLevel.Warning)
            ),
        ];
}
