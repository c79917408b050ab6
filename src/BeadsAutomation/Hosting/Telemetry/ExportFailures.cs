using System.Diagnostics.Tracing;

namespace BeadsAutomation.Hosting.Telemetry;

/// <summary>Whether anything could not be sent: the exporter swallows its failures and tells only those who listen.</summary>
internal sealed class ExportFailures : EventListener
{
    private volatile bool _any;

    public bool Any => _any;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (string.Equals(eventSource.Name, "OpenTelemetry-Exporter-OpenTelemetryProtocol", StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Error);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData) => _any = true;
}
