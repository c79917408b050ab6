using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Configuration;

/// <summary>The process itself.</summary>
internal static class ProcessSettings
{
    public static IEnumerable<Setting> Process() =>
        [
            Duration(
                "dispatchInterval",
                "BEADS_DISPATCH_INTERVAL",
                "how often the dispatcher is started; a ghost is older than two of them",
                "2m",
                (o, d) => o with { DispatchInterval = d }
            ) with
            {
                Alias = "--interval",
            },
            Duration(
                "sweepInterval",
                "BEADS_SWEEP_INTERVAL",
                "how often the reaper is started; 'run' sweeps so often",
                "10m",
                (o, d) => o with { SweepInterval = d }
            ),
            new(
                "listen",
                "where 'run' answers /healthz, /readyz and /metrics: address:port",
                "127.0.0.1:9464",
                (o, t) => o with { Listen = Texts.ToEndpoint(t) }
            )
            {
                Environment = ["BEADS_LISTEN"],
            },
            new(
                "logLevel",
                "trace, debug, information, warning, error, critical or none",
                "information",
                (o, t) => o with { LogLevel = Texts.ToLogLevel(t) }
            )
            {
                Environment = ["BEADS_LOG_LEVEL"],
                Choices = ["trace", "debug", "information", "warning", "error", "critical", "none"],
            },
        ];
}
