using System.Text.Json;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>The parts of a dispatch answer's JSON that mean something; all empty when it is not BeadBoard's own.</summary>
/// <param name="JobId">The job, when one is named by at most 200 printable characters.</param>
/// <param name="Error">The error in words.</param>
/// <param name="ErrorIsList">The error is a list: the service found the request itself wrong.</param>
internal sealed record DispatchBody(string? JobId, string? Error, bool ErrorIsList)
{
    private static readonly DispatchBody Foreign = new(null, null, false);

    /// <summary>Reads any text; never throws.</summary>
    public static DispatchBody Parse(string? body) => ServiceJson.Read(body, Read) ?? Foreign;

    private static DispatchBody Read(JsonElement json) =>
        new(
            json.JobId(),
            json.String("error"),
            json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Array
        );
}
