using BeadsAutomation.Agents.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;

namespace BeadsAutomation.Telemetry;

/// <summary>What the exporter of one signal is told beyond what it reads itself.</summary>
internal sealed class OtlpSettings(ExportPlan plan, Func<string, string?> variable, Action failed)
{
    public bool IsOn(Signal signal) => plan.Signals.ContainsKey(signal);

    /// <summary>Lets the exporter see the variables that this process was given.</summary>
    public Action<IServiceCollection> AddVariables(Signal signal) =>
        services =>
            services.AddSingleton<IConfiguration>(new ConfigurationRoot([new SignalVariables(signal, variable)]));

    public Action<OtlpExporterOptions> For(Signal signal) =>
        options =>
        {
            var settings = new SignalVariables(signal, variable);
            // To the common address the exporter adds the signal's path; an own one is used as it is.
            if (plan.Signals[signal] != ExportPlan.Endpoint)
            {
                options.Endpoint = new Uri(variable(plan.Signals[signal])!);
            }
            // Certificates are known to the exporter's own client only.
            if (
                !settings.TryGet("OTEL_EXPORTER_OTLP_CERTIFICATE", out _)
                && !settings.TryGet("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", out _)
            )
            {
                var proxy = ProxyRules.From(variable).For(options.Endpoint) is { Fault: null } found
                    ? found.ToWebProxy(tunnel: true)
                    : null;
                options.HttpClientFactory = () =>
                    new HttpClient(new WatchedHandler(failed, proxy))
                    {
                        Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds),
                    };
            }
        };
}
