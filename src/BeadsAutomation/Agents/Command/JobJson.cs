using System.Text.Json.Serialization;

namespace BeadsAutomation.Agents.Command;

/// <summary>The files of a job as JSON.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(WordConverter<ExitKind>)]
)]
[JsonSerializable(typeof(JobOrder))]
[JsonSerializable(typeof(JobProcesses))]
[JsonSerializable(typeof(JobExit))]
internal sealed partial class JobJson : JsonSerializerContext;
