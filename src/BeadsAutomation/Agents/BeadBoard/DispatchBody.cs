using System.Text.Json;
using BeadsAutomation.Agents.Http;
using BeadsAutomation.Hosting;

namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>The parts of a dispatch answer's JSON that mean something; all empty when it is not BeadBoard's own.</summary>
/// <param name="JobId">The job, when one is named by at most 200 printable characters.</param>
/// <param name="Error">The error in words.</param>
/// <param name="ErrorIsList">The error is a list: the service found the request itself wrong.</param>
internal sealed record DispatchBody(string? JobId, string? Error, bool ErrorIsList)
{
    private const int LongestJobId = 200;
    private static readonly DispatchBody Foreign = new(null, null, false);

    /// <summary>Reads any text; never throws.</summary>
    public static DispatchBody Parse(string? body) => ServiceJson.Read(body, Read) ?? Foreign;

    private static DispatchBody Read(JsonElement json) =>
        new(
            JobIdOf(json),
            json.String("error"),
            json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Array
        );

    private static string? JobIdOf(JsonElement json)
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
