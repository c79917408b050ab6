using System.Text.RegularExpressions;

namespace BeadsAutomation.Testing.Servers;

/// <summary>Which of the product's statements stand in what was sent, and with which values.</summary>
/// <param name="sent">Statements with their values in them.</param>
public sealed partial class SentStatements(IEnumerable<string> sent)
{
    private static readonly string[] Parts = ["row_lock", "leases", "ledger", "budget", "trust", "work", "split"];

    private readonly string[] _sent = [.. sent.Select(Flat).Distinct(StringComparer.Ordinal)];

    private string[]? _names;

    /// <summary>The statements that were sent.</summary>
    public IReadOnlyCollection<string> Names => _names ??= [.. SqlText.Names.Where(name => ValuesOf(name).Any())];

    /// <summary>How a parameter was sent with this statement: NULL, a value, or both; nothing when the statement was not sent.</summary>
    public IReadOnlyCollection<string> Values(string name, string parameter) =>
        [
            .. ValuesOf(name)
                .SelectMany(values => values.Where(v => v.Parameter == parameter))
                .Select(v => v.Value is "NULL" ? "NULL" : "a value")
                .Distinct(StringComparer.Ordinal),
        ];

    private IEnumerable<IReadOnlyList<(string Parameter, string Value)>> ValuesOf(string name) =>
        Texts(name)
            .SelectMany(text => _sent.Select(s => Match(text, s, IsInside(name))))
            .OfType<IReadOnlyList<(string, string)>>();

    /// <summary>The statement with and without its optional parts.</summary>
    private static IEnumerable<string> Texts(string name) =>
        Enumerable
            .Range(0, 1 << Parts.Length)
            .Select(chosen => SqlText.Of(name, [.. Parts.Where((_, i) => (chosen & (1 << i)) != 0)]).Text)
            .Distinct(StringComparer.Ordinal)
            .Select(Flat);

    // Those of the scaler stand inside of another, and behind a comment.
    private static bool IsInside(string name) => name.StartsWith("scaler", StringComparison.Ordinal);

    /// <summary>The values between the words of a statement, in their order; <see langword="null"/> where it is another statement.</summary>
    private static List<(string, string)>? Match(string text, string sent, bool isInside)
    {
        var words = Place().Split(text);
        var places = Place().Matches(text);
        var at = sent.IndexOf(words[0], StringComparison.Ordinal);
        if (at < 0 || (!isInside && at > 0))
        {
            return null;
        }
        at += words[0].Length;
        var values = new List<(string, string)>();
        for (var i = 1; i < words.Length; i++)
        {
            var isLast = i == words.Length - 1 && !isInside;
            var next = isLast ? sent.Length - words[i].Length : sent.IndexOf(words[i], at, StringComparison.Ordinal);
            if (next < at || (isLast && !sent.EndsWith(words[i], StringComparison.Ordinal)))
            {
                return null;
            }
            values.Add((places[i - 1].Value.TrimStart('@'), sent[at..next]));
            at = next + words[i].Length;
        }
        return isInside || at == sent.Length ? values : null;
    }

    private static string Flat(string text) => Blanks().Replace(text, " ").Trim().TrimEnd(';');

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    /// <summary>A parameter, or the place of a word that is none.</summary>
    [GeneratedRegex(@"(?<!@)@\w+|\{\w+}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
