using System.Buffers;
using System.Globalization;
using System.Text;

namespace BeadsAutomation.Agents.Prompts;

/// <summary>Makes text of others fit for a prompt: what ends a text early, hides in it or turns it around is replaced by U+FFFD.</summary>
internal static class PromptText
{
    /// <summary>The same text with line feeds and tabs as its only control characters, and whole characters only.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var length);
            if (rune.Value == '\r' && rest.Length > 1 && rest[1] == '\n')
            {
                length = 2;
            }
            rest = rest[length..];
            clean.Append((status == OperationStatus.Done ? Fit(rune) : Rune.ReplacementChar).ToString());
        }
        return clean.ToString();
    }

    private static Rune Fit(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\t' => rune,
            // Whatever some reader takes for the end of a line is one.
            '\r' or '\u0085' or '\u2028' or '\u2029' => new Rune('\n'),
            // They join emoji and letters.
            '\u200c' or '\u200d' => rune,
            _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                ? Rune.ReplacementChar
                : rune,
        };
}
