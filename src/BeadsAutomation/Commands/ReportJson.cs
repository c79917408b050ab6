using System.Text.Json.Serialization;
using BeadsAutomation.Agents;
using BeadsAutomation.Commands.Attention;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.Manual;
using BeadsAutomation.Commands.Report;
using BeadsAutomation.Configuration;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands;

/// <summary>Reports as JSON: snake case, words for enumerations, numbers for exit codes, UTC times with a Z.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [
        typeof(WordConverter<TickOutcome>),
        typeof(WordConverter<AnswerClass>),
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
