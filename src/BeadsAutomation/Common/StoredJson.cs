using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BeadsAutomation.Common;

/// <summary>A word of the state table that holds JSON.</summary>
internal static class StoredJson
{
    /// <summary>What is stored, or <see langword="null"/> for nothing and for text that cannot be read, which only another program can have written.</summary>
    public static T? Read<T>(string? text, JsonTypeInfo<T> type)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
