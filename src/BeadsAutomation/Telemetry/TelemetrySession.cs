using BeadsAutomation.Configuration;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Telemetry;

/// <summary>
/// What a process tells others of itself: measured and traced while somebody listens, sent where OpenTelemetry's variables say.
/// Without an endpoint a one-shot run touches none of it: nothing of OpenTelemetry is even begun.
/// </summary>
internal sealed class TelemetrySession : IDisposable
{
    private readonly ExportPlan _plan;
    private readonly ITelemetryExport? _export;

    private TelemetrySession(ExportPlan plan, PassMeter? meter, ITelemetryExport? export)
    {
        _plan = plan;
        Meter = meter;
        _export = export;
    }

    /// <summary>Records passes; <see langword="null"/> when nobody would ever read it.</summary>
    public PassMeter? Meter { get; }

    /// <summary>Where the log goes too; <see langword="null"/> when it is not sent.</summary>
    public ILoggerProvider? Logs => _export?.Logs;

    /// <summary>The metrics as Prometheus reads them; empty unless asked for at the start.</summary>
    public string MetricsText() => _export?.MetricsText() ?? "";

    /// <summary>Starts it.</summary>
    /// <param name="program">The service's name.</param>
    /// <param name="surroundings">Hold the variables.</param>
    /// <param name="time">The process's clock.</param>
    /// <param name="withMetricsText">Somebody will ask for <see cref="MetricsText"/>.</param>
    public static TelemetrySession Start(
        string program,
        ProcessEnvironment surroundings,
        TimeProvider time,
        bool withMetricsText
    )
    {
        var plan = ExportPlan.From(surroundings.Variable);
        if (plan.Signals.Count == 0 && !withMetricsText)
        {
            return new TelemetrySession(plan, null, null);
        }
        var meter = new PassMeter(time);
        return new TelemetrySession(
            plan,
            meter,
            OpenTelemetryExport.Start(plan, program, surroundings.Variable, meter.Name, withMetricsText)
        );
    }

    /// <summary>Says what cannot be sent.</summary>
    public void Warn(ILogger logger)
    {
        foreach (var warning in _plan.Warnings)
        {
            logger.TelemetryMisconfigured(warning);
        }
    }

    /// <summary>Sends what is left, for as long as <see cref="ITelemetryExport.FlushLimit"/>; a dead collector costs one line of the log.</summary>
    public async Task EndAsync(ILogger logger)
    {
        if (_export is not null && !await _export.EndAsync())
        {
            logger.TelemetryNotSent(ITelemetryExport.FlushLimit.TotalSeconds);
        }
    }

    public void Dispose()
    {
        _export?.Dispose();
        Meter?.Dispose();
    }
}
