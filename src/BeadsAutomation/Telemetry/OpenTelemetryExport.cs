using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BeadsAutomation.Telemetry;

/// <summary>Sends by OTLP, and collects for Prometheus: the only class that names OpenTelemetry's types to the rest.</summary>
internal sealed class OpenTelemetryExport : ITelemetryExport
{
    private readonly PrometheusText? _text;
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;
    private readonly ServiceProvider? _logs;
    private volatile bool _failed;

    private OpenTelemetryExport(
        ExportPlan plan,
        string program,
        Func<string, string?> variable,
        string meterName,
        bool withMetricsText
    )
    {
        var otlp = new OtlpSettings(plan, variable, () => _failed = true);
        // The environment last: what it says goes before ours.
        var resource = ResourceBuilder
            .CreateEmpty()
            .AddTelemetrySdk()
            .AddService(program, serviceVersion: VersionText.OfThisBuild, autoGenerateServiceInstanceId: false)
            .AddEnvironmentVariableDetector();
        _text = withMetricsText ? new PrometheusText() : null;
        _traces = otlp.IsOn(Signal.Traces) ? StartTraces(otlp, resource) : null;
        _metrics = otlp.IsOn(Signal.Metrics) || withMetricsText ? StartMetrics(otlp, resource, meterName) : null;
        _logs = otlp.IsOn(Signal.Logs) ? StartLogs(otlp, resource) : null;
    }

    /// <inheritdoc/>
    public ILoggerProvider? Logs => _logs?.GetRequiredService<ILoggerProvider>();

    /// <summary>Starts it.</summary>
    public static ITelemetryExport Start(
        ExportPlan plan,
        string program,
        Func<string, string?> variable,
        string meterName,
        bool withMetricsText
    ) => new OpenTelemetryExport(plan, program, variable, meterName, withMetricsText);

    /// <inheritdoc/>
    public string MetricsText() => _text?.Collect() ?? "";

    /// <inheritdoc/>
    public async Task<bool> EndAsync()
    {
        var limit = (int)ITelemetryExport.FlushLimit.TotalMilliseconds;
        var logs = _logs?.GetService<LoggerProvider>();
        // Each on a thread of its own and all at once, so that they share the time.
        var ended = await Task.WhenAll(
            AtOnce(() => _traces?.Shutdown(limit)),
            AtOnce(() => _metrics?.Shutdown(limit)),
            AtOnce(() => logs?.Shutdown(limit))
        );
        return ended.All(inTime => inTime ?? true) && !_failed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _logs?.Dispose();
    }

    private static TracerProvider StartTraces(OtlpSettings otlp, ResourceBuilder resource) =>
        Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(otlp.AddVariables(Signal.Traces))
            .SetResourceBuilder(resource)
            .AddSource(Traces.SourceName)
            .AddOtlpExporter(otlp.For(Signal.Traces))
            .Build();

    private MeterProvider StartMetrics(OtlpSettings otlp, ResourceBuilder resource, string meterName)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(otlp.AddVariables(Signal.Metrics))
            .SetResourceBuilder(resource)
            .AddMeter(meterName);
        if (otlp.IsOn(Signal.Metrics))
        {
            builder.AddOtlpExporter(otlp.For(Signal.Metrics));
        }
        if (_text is not null)
        {
            builder.AddReader(_text.Reader);
        }
        return builder.Build();
    }

    private static ServiceProvider StartLogs(OtlpSettings otlp, ResourceBuilder resource)
    {
        var services = new ServiceCollection();
        otlp.AddVariables(Signal.Logs)(services);
        return services
            .AddLogging(logging =>
                logging.AddOpenTelemetry(options =>
                {
                    options.IncludeFormattedMessage = true;
                    options
                        .SetResourceBuilder(resource)
                        .AddProcessor(new EventIdProcessor())
                        .AddOtlpExporter(otlp.For(Signal.Logs));
                })
            )
            .BuildServiceProvider();
    }

    private static Task<bool?> AtOnce(Func<bool?> end) =>
        Task.Factory.StartNew(end, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
