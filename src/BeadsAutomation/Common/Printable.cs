using System.Buffers;
using System.Globalization;
using System.Text;

namespace BeadsAutomation.Common;

/// <summary>Makes text of others safe for a terminal, a log and a note.</summary>
internal static class Printable
{
    private const string Ellipsis = "…";

    /// <summary>
    /// One line of at most <paramref name="max"/> UTF-16 units: what is not printable becomes a space, runs of white space become one,
    /// and a longer text ends with "…".
    /// </summary>
    public static string Line(string? text, int max)
    {
        var line = new StringBuilder();
        var rest = text.AsSpan();
        // One visible character more than fits, behind a space perhaps, is enough to know that there is more.
        while (!rest.IsEmpty && line.Length <= max + 1)
        {
            var rune = Next(ref rest);
            if (rune is { } visible)
            {
                line.Append(visible.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
        return Cut(line.ToString().TrimEnd(), max);
    }

    /// <summary>Whether the text would be shown as it is: no character in it has to be replaced.</summary>
    public static bool IsPrintable(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (rest[0] == ' ')
            {
                rest = rest[1..];
            }
            else if (Next(ref rest) is null)
            {
                return false;
            }
        }
        return true;
    }

    // The next character, or null when it is white space or not printable.
    private static Rune? Next(ref ReadOnlySpan<char> text)
    {
        var status = Rune.DecodeFromUtf16(text, out var rune, out var length);
        text = text[length..];
        return status == OperationStatus.Done && IsVisible(rune) ? rune : null;
    }

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        // These are no characters, and no page can hold them.
        && (rune.Value & 0xFFFE) != 0xFFFE
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    private static string Cut(string line, int max)
    {
        if (line.Length <= max)
        {
            return line;
        }
        var end = Math.Max(0, max - Ellipsis.Length);
        if (end > 0 && char.IsHighSurrogate(line[end - 1]))
        {
            end--;
        }
        return max < Ellipsis.Length ? "" : line[..end].TrimEnd() + Ellipsis;
    }
}
