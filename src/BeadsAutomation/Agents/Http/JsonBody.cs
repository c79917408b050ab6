using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BeadsAutomation.Agents.Http;

/// <summary>A body of JSON with its length, and no word about its letters.</summary>
internal static class JsonBody
{
    /// <summary>The body.</summary>
    public static HttpContent Of<T>(T value, JsonTypeInfo<T> type) =>
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
}
