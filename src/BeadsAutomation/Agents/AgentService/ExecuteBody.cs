using System.Text.Json;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>The parts of an answer to <c>/execute</c> that mean something; all empty when it is not the service's own.</summary>
/// <param name="JobId">The job, when one is named.</param>
/// <param name="Detail">Why not, in words; of a list of complaints what each is about and what it says, but never the text it quotes.</param>
/// <param name="OnlyPrompt">It complains of the prompt and of nothing else.</param>
internal sealed record ExecuteBody(string? JobId, string? Detail, bool OnlyPrompt)
{
    private static readonly ExecuteBody Foreign = new(null, null, false);

    /// <summary>Reads any text; never throws.</summary>
    public static ExecuteBody Parse(string? body) => ServiceJson.Read(body, Read) ?? Foreign;

    private static ExecuteBody Read(JsonElement json)
    {
        if (!json.TryGetProperty("detail", out var detail) || detail.ValueKind != JsonValueKind.Array)
        {
            return new ExecuteBody(json.JobId(), json.String("detail"), OnlyPrompt: false);
        }
        var complaints = detail.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object).ToList();
        return new ExecuteBody(
            json.JobId(),
            complaints.Count == 0
                ? null
                : string.Join("; ", complaints.Select(c => $"{string.Join('.', Where(c))}: {c.String("msg")}")),
            complaints.Count > 0 && complaints.TrueForAll(c => Where(c).Contains("prompt", StringComparer.Ordinal))
        );
    }

    private static IEnumerable<string> Where(JsonElement complaint) =>
        complaint.TryGetProperty("loc", out var loc) && loc.ValueKind == JsonValueKind.Array
            ? loc.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!)
            : [];
}
