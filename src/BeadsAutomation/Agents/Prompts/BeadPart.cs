using System.Text;

namespace BeadsAutomation.Agents.Prompts;

/// <summary>One part of a bead's text.</summary>
/// <param name="Heading">What it is.</param>
/// <param name="Raw">As it is stored.</param>
/// <param name="KeepEnd">Where it is too long, its end is kept and not its beginning.</param>
internal sealed record BeadPart(string Heading, string? Raw, bool KeepEnd = false)
{
    /// <summary>As the prompt has it.</summary>
    public string Text { get; } = PromptText.Clean(Raw ?? "");

    /// <summary>Its bytes.</summary>
    public int Size => Encoding.UTF8.GetByteCount(Text);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The text, or so many bytes of it with a line that says how much is missing.</summary>
    public string CutTo(int share)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        if (bytes.Length <= share)
        {
            return Text;
        }
        var cut = KeepEnd ? bytes.Length - share : share;
        while (cut < bytes.Length && cut > 0 && IsWithinCharacter(bytes[cut]))
        {
            cut += KeepEnd ? 1 : -1;
        }
        return KeepEnd
            ? $"[too long: {cut} bytes before this are left out]\n{Encoding.UTF8.GetString(bytes, cut, bytes.Length - cut)}"
            : $"{Encoding.UTF8.GetString(bytes, 0, cut)}\n[too long: {bytes.Length - cut} bytes more are left out]";
    }

    private static bool IsWithinCharacter(byte b) => (b & 0xC0) == 0x80;
}
