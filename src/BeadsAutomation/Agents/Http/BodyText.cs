using System.Text;

namespace BeadsAutomation.Agents.Http;

/// <summary>A short body as text.</summary>
/// <param name="Text">The body, or its first 64 KiB.</param>
/// <param name="Complete">False when the body is longer than 64 KiB: then it is not a service's JSON.</param>
internal sealed record BodyText(string Text, bool Complete)
{
    private const int Limit = 64 * 1024;

    /// <summary>What came, in words; not printable yet.</summary>
    public string Words =>
        string.IsNullOrWhiteSpace(Text) ? "the answer is empty"
        : Complete ? $"the answer was: {Text}"
        : $"an answer of more than 64 KiB that begins: {Text}";

    /// <summary>Reads at most 64 KiB.</summary>
    public static async Task<BodyText> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Limit + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return new BodyText(Encoding.UTF8.GetString(buffer, 0, Math.Min(read, Limit)), read <= Limit);
    }
}
