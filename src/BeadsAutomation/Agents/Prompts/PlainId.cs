using System.Globalization;

namespace BeadsAutomation.Agents.Prompts;

/// <summary>Ids that can stand among the rules and on a command line: one short word that no shell reads as more.</summary>
internal static class PlainId
{
    private const int MaxLength = 100;

    /// <summary>Whether this is one.</summary>
    public static bool Is(string id) =>
        id.Length is > 0 and <= MaxLength && char.IsLetterOrDigit(id[0]) && id.EnumerateRunes().All(IsPlain);

    private static bool IsPlain(System.Text.Rune rune) =>
        rune.Value is '-' or '_' or '.'
        || System.Text.Rune.IsLetterOrDigit(rune)
        || System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;
}
