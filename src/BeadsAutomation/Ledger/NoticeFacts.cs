using System.Text.Json;
using System.Text.Json.Serialization;

namespace BeadsAutomation.Ledger;

/// <summary>What a row says beside its id, its kind and its bead, stored as JSON. Fields that a later version may add are ignored.</summary>
internal sealed record NoticeFacts(int? Attempt, string? Outcome, string? Reason)
{
    /// <summary>The text of a notice's facts.</summary>
    public static string Write(Notice notice) =>
        JsonSerializer.Serialize(
            new NoticeFacts(notice.Attempt, notice.Outcome, notice.Reason),
            NoticeFactsJson.Default.NoticeFacts
        );

    /// <summary>The notice of a row. Text that cannot be read, which only another program can have written, says nothing.</summary>
    public static Notice Read(string id, string kind, string? beadId, string facts)
    {
        var read = Read(facts);
        return new Notice(id, kind)
        {
            BeadId = beadId,
            Attempt = read.Attempt,
            Outcome = read.Outcome,
            Reason = read.Reason ?? "",
        };
    }

    private static NoticeFacts Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, NoticeFactsJson.Default.NoticeFacts) ?? new(null, null, null);
        }
        catch (JsonException)
        {
            return new(null, null, "its facts could not be read");
        }
    }
}

/// <summary>How facts are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(NoticeFacts))]
internal sealed partial class NoticeFactsJson : JsonSerializerContext;
