using System.Text;

namespace BeadsAutomation.Reaping;

/// <summary>What a job said at the end, as far as its kept output tells: at most the last 4 KiB.</summary>
internal static class FinalText
{
    /// <summary>Characters of the text that say what it is about; words deep in it do not.</summary>
    public const int HeadLength = 500;

    private const string Failed = "TASK_FAILED";

    // The last 4 KiB begin with a whole character, so a text that was cut may be up to three bytes shorter.
    private const int SurelyWhole = (4 * 1024) - 3;

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

    /// <summary>Whether the agent itself says that it failed, whatever its exit code: the word stands first, and by itself.</summary>
    public static bool SaysFailed(string? text)
    {
        var head = Head(text);
        return head.StartsWith(Failed, StringComparison.Ordinal)
            && (head.Length == Failed.Length || head[Failed.Length] == ':' || char.IsWhiteSpace(head[Failed.Length]));
    }
}
