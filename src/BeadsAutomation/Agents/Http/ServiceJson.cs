using System.Text.Json;

namespace BeadsAutomation.Agents.Http;

/// <summary>Reads a service's JSON without ever throwing: everything else is no JSON.</summary>
internal static class ServiceJson
{
    private const int LongestJobId = 200;

    /// <summary>What <paramref name="read"/> makes of the root object; <see langword="null"/> when the text is not one JSON object that can be read.</summary>
    public static T? Read<T>(string? text, Func<JsonElement, T?> read)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        // Not JSON; text with half a surrogate pair; a string that escapes half a pair.
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The value of a property, when it is a string.</summary>
    public static string? String(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The value of a property, when it is a whole number.</summary>
    public static int? Int32(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>The value of a property, when it is true or false.</summary>
    public static bool? Boolean(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            }
            : null;

    /// <summary>The job that an answer to a dispatch names by at most 200 printable characters; a number is a name, too.</summary>
    public static string? JobId(this JsonElement json)
    {
        if (!json.TryGetProperty("job_id", out var value))
        {
            return null;
        }
        var id = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return !string.IsNullOrWhiteSpace(id) && id.Length <= LongestJobId && Printable.IsPrintable(id) ? id : null;
    }
}
