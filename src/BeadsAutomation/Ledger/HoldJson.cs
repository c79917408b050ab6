using System.Text.Json;
using System.Text.Json.Serialization;

namespace BeadsAutomation.Ledger;

/// <summary>The hold as stored.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Hold))]
internal sealed partial class HoldJson : JsonSerializerContext
{
    public static string Write(Hold hold) => JsonSerializer.Serialize(hold, Default.Hold);

    /// <summary>The stored hold; unreadable text, which only another program can have written, is no hold.</summary>
    public static Hold? Read(string? text) => StoredJson.Read(text, Default.Hold);
}
