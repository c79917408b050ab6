using System.Text.Json;
using System.Text.Json.Serialization;
using BeadsAutomation.Agents;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.Manual;
using BeadsAutomation.Commands.Report;
using BeadsAutomation.Commands.Status;
using BeadsAutomation.Configuration;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Output;

/// <summary>Reports as JSON: snake case, words for enumerations, numbers for exit codes, UTC times with a Z.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [
        typeof(WordConverter<TickOutcome>),
        typeof(WordConverter<DispatchResult>),
        typeof(WordConverter<FanOutOutcome>),
        typeof(WordConverter<FanOutFailureClass>),
        typeof(WordConverter<SweepVerdict>),
        typeof(WordConverter<GateState>),
        typeof(WordConverter<ReasonCode>),
        typeof(WordConverter<AttemptOutcome>),
        typeof(WordConverter<SettingSource>),
        typeof(WordConverter<DoctorCheck>),
        typeof(WordConverter<Severity>),
        typeof(WordConverter<AttemptState>),
        typeof(WordConverter<JobState>),
        typeof(WordConverter<Standing>),
        typeof(WordConverter<SendResult>),
        typeof(WordConverter<Trouble>),
        typeof(UtcConverter),
    ]
)]
[JsonSerializable(typeof(CommandReport))]
[JsonSerializable(typeof(RunSummary))]
internal sealed partial class ReportJson : JsonSerializerContext;

/// <summary>The lower snake case of a name.</summary>
internal sealed class WordConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Database time: whole seconds, UTC, whatever the driver says of its kind.</summary>
internal sealed class UtcConverter : JsonConverter<DateTime>
{
    /// <inheritdoc/>
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are only written.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Stamp.Of(value));
}
