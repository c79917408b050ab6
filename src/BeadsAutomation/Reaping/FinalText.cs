using System.Text;
using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>What a job said at the end: the result of its agent's program, or else its output as far as it is kept, at most the last 4 KiB.</summary>
internal static class FinalText
{
    /// <summary>Characters of the text that say what it is about; words deep in it do not.</summary>
    public const int HeadLength = 500;

    private const string Failed = "TASK_FAILED";

    // The last 4 KiB begin with a whole character, so a text that was cut may be up to three bytes shorter.
    private const int SurelyWhole = (4 * 1024) - 3;

    /// <summary>It; <see langword="null"/> when it said nothing.</summary>
    public static string? Of(JobReport report) => report.Result is { } result ? result.Text : report.OutputTail;

    /// <summary>Whether nothing is missing. An agent that wrote more than is kept was at work, and where its text began is not known.</summary>
    public static bool IsWhole(string text) => Encoding.UTF8.GetByteCount(text) < SurelyWhole;

    /// <summary>The first 500 characters; empty when they are not known.</summary>
    public static string Head(string? text)
    {
        if (text is null || !IsWhole(text))
        {
            return "";
        }
        var trimmed = text.TrimStart();
        return trimmed[..Math.Min(HeadLength, trimmed.Length)];
    }

    /// <summary>The same of a job; where a result begins is known, however long it is.</summary>
    public static bool SaysFailed(JobReport report) =>
        Of(report)?.TrimStart() is { Length: > HeadLength } said && report.Result is not null
            ? SaysFailed(said[..HeadLength])
            : SaysFailed(Of(report));

    /// <summary>Whether the agent itself says that it failed, whatever its exit code: the word stands first, and by itself.</summary>
    public static bool SaysFailed(string? text)
    {
        var head = Head(text);
        return head.StartsWith(Failed, StringComparison.Ordinal)
            && (head.Length == Failed.Length || head[Failed.Length] == ':' || char.IsWhiteSpace(head[Failed.Length]));
    }
}
