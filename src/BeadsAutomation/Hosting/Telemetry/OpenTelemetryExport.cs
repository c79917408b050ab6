using BeadsAutomation.Hosting.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BeadsAutomation.Hosting.Telemetry;

/// <summary>Sends by OTLP, and collects for Prometheus: the only class that names OpenTelemetry's types to the rest.</summary>
internal sealed class OpenTelemetryExport : ITelemetryExport
{
    private readonly ExportFailures _failures = new();
    private readonly PrometheusText? _text;
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;
    private readonly ServiceProvider? _logs;

    private OpenTelemetryExport(
        ExportPlan plan,
        string program,
        Func<string, string?> variable,
        string meterName,
        bool withMetricsText
    )
    {
        var resource = ResourceBuilder
            .CreateEmpty()
            .AddTelemetrySdk()
            .AddService(program, serviceVersion: VersionText.OfThisBuild, autoGenerateServiceInstanceId: false)
            .AddEnvironmentVariableDetector();
        if (plan.Signals.ContainsKey(Signal.Traces))
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services =>
                    services.AddSingleton<IConfiguration>(Variables(Signal.Traces, variable))
                )
                .SetResourceBuilder(resource)
                .AddSource(Traces.SourceName)
                .AddOtlpExporter(Endpoint(plan, Signal.Traces, variable))
                .Build();
        }
        if (plan.Signals.ContainsKey(Signal.Metrics) || withMetricsText)
        {
            var builder = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services =>
                    services.AddSingleton<IConfiguration>(Variables(Signal.Metrics, variable))
                )
                .SetResourceBuilder(resource)
                .AddMeter(meterName);
            if (plan.Signals.ContainsKey(Signal.Metrics))
            {
                builder.AddOtlpExporter(Endpoint(plan, Signal.Metrics, variable));
            }
            if (withMetricsText)
            {
                _text = new PrometheusText();
                builder.AddReader(_text.Reader);
            }
            _metrics = builder.Build();
        }
        if (plan.Signals.ContainsKey(Signal.Logs))
        {
            _logs = new ServiceCollection()
                .AddSingleton<IConfiguration>(Variables(Signal.Logs, variable))
                .AddLogging(logging =>
                    logging.AddOpenTelemetry(options =>
                    {
                        options.IncludeFormattedMessage = true;
                        options
                            .SetResourceBuilder(resource)
                            .AddProcessor(new EventIdProcessor())
                            .AddOtlpExporter(Endpoint(plan, Signal.Logs, variable));
                    })
                )
                .BuildServiceProvider();
        }
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
        // At once, so that they share the time.
        var ended = await Task.WhenAll(
            Task.Run(() => _traces?.Shutdown(limit) ?? true),
            Task.Run(() => _metrics?.Shutdown(limit) ?? true),
            Task.Run(() => logs?.Shutdown(limit) ?? true)
        );
        return ended.All(inTime => inTime) && !_failures.Any;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _logs?.Dispose();
        _failures.Dispose();
    }

    private static ConfigurationRoot Variables(Signal signal, Func<string, string?> variable) =>
        new ConfigurationRoot([new SignalVariables(signal, variable)]);

    /// <summary>A signal's own address is used as it is; to the common one the exporter adds each signal's path.</summary>
    private static Action<OtlpExporterOptions> Endpoint(
        ExportPlan plan,
        Signal signal,
        Func<string, string?> variable
    ) =>
        options =>
        {
            if (plan.Signals[signal] != ExportPlan.Endpoint)
            {
                options.Endpoint = new Uri(variable(plan.Signals[signal])!);
            }
        };
}
