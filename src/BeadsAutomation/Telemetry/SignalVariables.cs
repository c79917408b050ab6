using Microsoft.Extensions.Configuration;

namespace BeadsAutomation.Telemetry;

/// <summary>The environment as the exporter of one signal reads it: the signal's own variable goes before the common one.</summary>
internal sealed class SignalVariables(Signal signal, Func<string, string?> variable) : ConfigurationProvider
{
    private const string Common = "OTEL_EXPORTER_OTLP_";

    /// <inheritdoc/>
    public override bool TryGet(string key, out string? value)
    {
        var own = key.StartsWith(Common, StringComparison.Ordinal)
            ? variable($"{Common}{ExportPlan.Word(signal)}_{key[Common.Length..]}")
            : null;
        value = key == ExportPlan.Endpoint ? variable(key) : own ?? variable(key);
        return value is not null;
    }
}
