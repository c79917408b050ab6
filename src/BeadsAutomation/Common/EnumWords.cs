using System.Text.Json;
using System.Text.Json.Serialization;

namespace BeadsAutomation.Common;

/// <summary>Names as documents write them: lower snake case.</summary>
internal static class EnumWords
{
    /// <summary>The word of a name.</summary>
    public static string Word<T>(this T name)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());
}

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
