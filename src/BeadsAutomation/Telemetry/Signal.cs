namespace BeadsAutomation.Telemetry;

/// <summary>What OpenTelemetry sends.</summary>
internal enum Signal
{
    Traces,
    Metrics,
    Logs,
}
