using System.Text.Json;
using System.Text.Json.Serialization;

namespace BeadsAutomation.Ledger;

/// <summary>The breaker as stored.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(Breaker))]
internal sealed partial class BreakerJson : JsonSerializerContext
{
    public static string Write(Breaker breaker) => JsonSerializer.Serialize(breaker, Default.Breaker);

    /// <summary>The stored breaker; unreadable text, which only another program can have written, is a closed one.</summary>
    public static Breaker Read(string? text) => StoredJson.Read(text, Default.Breaker) ?? new Breaker();
}
