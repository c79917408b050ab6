using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BeadsAutomation.Notifications;

/// <summary>
/// What is sent. Slack's incoming webhooks read <c>text</c>, ntfy reads <c>topic</c>, <c>title</c> and <c>message</c>; the others have
/// names that neither of them reads.
/// </summary>
internal sealed record NoticePayload(
    string Text,
    string Title,
    string Message,
    string? Topic,
    string Id,
    string Event,
    string? Bead,
    int? Attempt,
    string? Outcome,
    string Reason,
    string At
)
{
    /// <summary>The document for a notice.</summary>
    /// <param name="waiting">The notice.</param>
    /// <param name="topic">ntfy's topic.</param>
    public static byte[] Of(WaitingNotice waiting, string? topic)
    {
        var notice = waiting.Notice;
        var (title, message) = (NoticeText.Title(notice), NoticeText.Message(notice));
        return JsonSerializer.SerializeToUtf8Bytes(
            new NoticePayload(
                ForSlack($"{title}: {message}"),
                title,
                message,
                topic,
                notice.Id,
                notice.Kind,
                notice.BeadId is { } bead ? Printable.Line(bead, 255) : null,
                notice.Attempt,
                notice.Outcome,
                Printable.Line(notice.Reason, 300),
                Stamp.Of(waiting.At)
            ),
            Json.NoticePayload
        );
    }

    private static readonly NoticePayloadJson Json = new(
        new JsonSerializerOptions(NoticePayloadJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    // The escapes that Slack asks for, which keep <!channel> from meaning anybody. Others that take the same document
    // know @channel without brackets: the wide sign looks alike and means nobody.
    private static string ForSlack(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace('@', '\uFF20');
}

/// <summary>How the document is written, without reflection.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(NoticePayload))]
internal sealed partial class NoticePayloadJson : JsonSerializerContext;
