using OpenTelemetry;
using OpenTelemetry.Logs;

namespace BeadsAutomation.Telemetry;

/// <summary>Sends the number of the event along, which OTLP has no field for.</summary>
internal sealed class EventIdProcessor : BaseProcessor<LogRecord>
{
    /// <inheritdoc/>
    public override void OnEnd(LogRecord data) =>
        data.Attributes = [.. data.Attributes ?? [], new KeyValuePair<string, object?>("event.id", data.EventId.Id)];
}
