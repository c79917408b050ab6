namespace BeadsAutomation.Store.Dolt;

/// <summary>Text that is not ours, made fit for a log line or a column: Dolt's "too long" quotes the whole value.</summary>
internal static class ServerText
{
    /// <summary>How much of a server's message is kept.</summary>
    public const int MaxMessage = 200;

    /// <summary>One line of printable characters.</summary>
    public static string Printable(string text) => Common.Printable.Line(text, MaxMessage);

    /// <summary>At most so many characters, never half of one.</summary>
    public static string? Cut(string? text, int max)
    {
        if (text is null || text.Length <= max)
        {
            return text;
        }
        return text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
    }
}
