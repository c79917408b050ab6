using System.Text.Json;

namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>What a program says with <c>--output json</c>.</summary>
internal static class Json
{
    /// <summary>The one document on standard output.</summary>
    public static JsonElement Of(Ended ended) => Parse(ended.Out);

    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
