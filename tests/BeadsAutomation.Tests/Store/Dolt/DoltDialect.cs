using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Store.Dolt;

/// <summary>
/// What Dolt 2.2.0 refuses of a statement that MariaDB takes, found out word by word on a real one: words that may be no name without
/// backticks, and arithmetic with an interval that is NULL, which ends Dolt's connection. Our keywords are in capitals, our names are not.
/// </summary>
internal static partial class DoltDialect
{
    /// <summary>Refused as a name: <c>SELECT 1 AS word</c> is a syntax error.</summary>
    public static readonly IReadOnlySet<string> NoName = Words(
        """
        accessible add all alter analyze and as asc before between binary both by call case change char check column condition
        constraint create cross cube cume_dist current_date current_time current_timestamp current_user cursor database declare
        default delete dense_rank desc describe deterministic distinct div double drop dual each else empty except exists exit
        explain false float for force foreign from function generated get grant group grouping groups having if ignore in index
        infile inner insert int interval into is join key keys kill lag lateral lead leading leave left like limit linear lines
        load lock long loop match mod natural not now nth_value ntile null numeric of on optimize option or order out outer over
        partition percent_rank plan precision primary procedure purge range rank read recursive references regexp release rename
        repeat replace require restrict return revoke right row row_number rows schema schemas select sensitive separator set
        shared show signal spatial specific sql stored system table then to trailing trigger true undo union unique unlock update
        usage use using utc_timestamp values when where while window with write
        """
    );

    /// <summary>Refused behind a dot: <c>t.word</c>.</summary>
    public static readonly IReadOnlySet<string> NoNameBehindDot = Words("escape next now off plan shared");

    /// <summary>What Dolt would refuse, each with the words around it; empty for a statement that it takes.</summary>
    public static IReadOnlyList<string> Refused(string sql)
    {
        var tokens = Tokens(sql);
        return [.. tokens.Index().Where(t => IsRefused(tokens, t.Index)).Select(t => Around(tokens, t.Index))];
    }

    private static bool IsRefused(List<string> tokens, int i)
    {
        var (before, word, behind) = (At(tokens, i - 1), tokens[i], At(tokens, i + 1));
        return before switch
        {
            "." => NoNameBehindDot.Contains(word),
            // A type is no name.
            _ when Is(before, "AS") && !IsInCast(tokens, i) => NoName.Contains(word),
            // Arithmetic with a literal can meet no NULL, and DATE_ADD is made for one.
            "+" or "-" when Is(word, "INTERVAL") => !Number().IsMatch(behind),
            // Nothing is locked there, whatever a statement asks for.
            _ when Is(word, "FOR") && Is(behind, "UPDATE") => true,
            _ => NoName.Contains(word) && behind is not "(" && word.Any(char.IsAsciiLetterLower),
        };
    }

    /// <summary>Whether the word stands in the parentheses of a CAST.</summary>
    private static bool IsInCast(List<string> tokens, int i)
    {
        var depth = 0;
        while (--i >= 0)
        {
            depth += tokens[i] switch
            {
                ")" => 1,
                "(" => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return Is(At(tokens, i - 1), "CAST");
            }
        }
        return false;
    }

    private static string Around(List<string> tokens, int i) =>
        string.Join(' ', tokens[Math.Max(0, i - 2)..Math.Min(tokens.Count, i + 3)]);

    private static string At(List<string> tokens, int i) => i >= 0 && i < tokens.Count ? tokens[i] : "";

    private static bool Is(string token, string word) => string.Equals(token, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Words, numbers, what is quoted and single signs; no comments.</summary>
    private static List<string> Tokens(string sql) =>
        [.. Token().Matches(sql).Where(m => !m.Groups["comment"].Success).Select(m => m.Value)];

    private static HashSet<string> Words(string text) =>
        text.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"(?<comment>/\*.*?\*/|--\s[^\n]*)|'([^']|'')*'|`[^`]*`|\{\w+\}|@{0,2}\w+|[^\s\w]",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Token();

    [GeneratedRegex(@"\A\d+\z", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
