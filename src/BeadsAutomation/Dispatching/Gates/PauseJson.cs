using System.Text.Json;
using System.Text.Json.Serialization;

namespace BeadsAutomation.Dispatching.Gates;

/// <summary>A pause as stored.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Pause))]
internal sealed partial class PauseJson : JsonSerializerContext
{
    public static string Write(Pause pause) => JsonSerializer.Serialize(pause, Default.Pause);

    /// <summary>The stored pause, or <see langword="null"/> for text that cannot be read.</summary>
    public static Pause? Read(string text) =>
        StoredJson.Read(text, Default.Pause) is { } pause && IsUtc(pause.Since) && IsUtc(pause.Until) ? pause : null;

    private static bool IsUtc(DateTime? time) => time is null or { Kind: DateTimeKind.Utc };
}
