using System.Text.RegularExpressions;
using BeadsAutomation.Agents;

namespace BeadsAutomation.Reaping;

/// <summary>The last lines of an output that say something, in one line that is safe to show.</summary>
internal static partial class LastWords
{
    /// <summary>As many whole lines as fit, in their order; the last one alone may be cut. Empty when there is none.</summary>
    public static string Of(string? output, int max)
    {
        var words = "";
        foreach (var line in Lines(output ?? "").Reverse())
        {
            var joined = words.Length == 0 ? line : $"{line} / {words}";
            if (joined.Length > max)
            {
                return words.Length == 0 ? Printable.Line(line, max) : words;
            }
            words = joined;
        }
        return words;
    }

    private static IEnumerable<string> Lines(string output) =>
        Secrets
            .Masked(Escapes().Replace(WithoutCutWord(output), ""))
            .Split(['\n', '\r'])
            .Select(line => Printable.Line(line, FinalText.HeadLength))
            .Where(line => line.Any(char.IsLetterOrDigit));

    /// <summary>What is left of a cut word is no word; of a secret it would not even be recognised.</summary>
    private static string WithoutCutWord(string output) =>
        FinalText.IsWhole(output) ? output : string.Concat(output.SkipWhile(c => !char.IsWhiteSpace(c)));

    // What sets colours and moves the cursor: without its escape character the rest would look like text.
    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
