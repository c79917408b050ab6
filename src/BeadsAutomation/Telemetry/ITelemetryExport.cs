using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Telemetry;

/// <summary>All that is known of OpenTelemetry outside of the one class that names its types, so that nothing of it is begun without need.</summary>
internal interface ITelemetryExport : IDisposable
{
    /// <summary>What the end of a process may wait for a collector, all signals together.</summary>
    static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(2);

    /// <summary>Where the log goes too; <see langword="null"/> when it is not sent.</summary>
    ILoggerProvider? Logs { get; }

    /// <summary>The metrics as Prometheus reads them.</summary>
    string MetricsText();

    /// <summary>Sends what is left within <see cref="FlushLimit"/>; whether all of it ever arrived.</summary>
    Task<bool> EndAsync();
}
