using System.Text.RegularExpressions;

namespace BeadsAutomation.Agents;

/// <summary>
/// Makes text of others fit to be shown where more people read: what looks like a secret is masked. It knows common shapes and no
/// others. No pattern here can go back in its input, so that no text takes longer than its length.
/// </summary>
internal static partial class Secrets
{
    private const string Mask = "***";

    // No secret that is recognised by its end is longer.
    private const int Edge = 2048;

    /// <summary>
    /// One printable line of at most <paramref name="max"/> UTF-16 units without what looks like a secret. However long the text is,
    /// no more of it is looked at than can be shown; what the cut may have made unrecognisable is left out.
    /// </summary>
    public static string Shown(string? text, int max)
    {
        var begin = text.AsSpan().TrimStart();
        var window = max + (2 * Edge);
        if (begin.Length <= window)
        {
            return Printable.Line(Masked(Unescaped(begin)), max);
        }
        var masked = Masked(Unescaped(begin[..window]));
        // Behind the last mask, which reaches to the cut perhaps, half a secret may stand.
        var surelyWhole = Math.Max(
            masked.Length - Edge,
            masked.LastIndexOf(Mask, StringComparison.Ordinal) + Mask.Length
        );
        return Printable.Line($"{masked.AsSpan(0, surelyWhole)}…", max);
    }

    // The letter at the end of a terminal's escape, or of JSON's that is shown as it came, would hide where a secret begins.
    private static string Unescaped(ReadOnlySpan<char> text) => Escapes().Replace(text.ToString(), " ");

    /// <summary>The text with a mask in place of each.</summary>
    public static string Masked(string text)
    {
        var masked = PrivateKeys().Replace(text, Mask);
        masked = Credentials().Replace(masked, $"${{name}}{Mask}${{end}}");
        masked = Options().Replace(masked, $"${{name}}{Mask}");
        masked = Named().Replace(masked, $"${{name}}{Mask}");
        return Tokens().Replace(masked, Mask);
    }

    private const RegexOptions Exact =
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private const RegexOptions Forgiving = Exact | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(.*?-----END [A-Z ]{0,30}-----|.*)",
        Forgiving | RegexOptions.Singleline
    )]
    private static partial Regex PrivateKeys();

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]|\u001b|\\u00[01][0-9a-f](\[[0-9;?]*[A-Za-z])?|\\[nrt]", Forgiving)]
    private static partial Regex Escapes();

    // A header's scheme, and the user of a URL.
    [GeneratedRegex(
        @"(?<name>\b(Bearer|Basic|Authorization:[ \t]*token)\s+)[A-Za-z0-9._~+/=-]{6,}|(?<name>://)[^\s/:@]*:\S+(?<end>@)",
        Forgiving
    )]
    private static partial Regex Credentials();

    private const string Names =
        "(passw(or)?d|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)";

    // --token …; a short plain word behind it is prose.
    [GeneratedRegex(
        $$"""(?<name>--[\w-]{0,30}{{Names}}[\w-]{0,20}\s+)("[^"\n]*"?|'[^'\n]*'?|[^\s"',;]{6,})""",
        Forgiving
    )]
    private static partial Regex Options();

    // password=…, "api_key": "…", and the same where JSON stands within JSON; nothing where the word is prose.
    [GeneratedRegex(
        $$"""(?<name>{{Names}}\w{0,20}\\{0,3}["']?[ \t]*[=:]\s{0,3}[ \t]*\\{0,3})("[^"\n]*"?|'[^'\n]*'?|[^\s"',;]+)""",
        Forgiving
    )]
    private static partial Regex Named();

    // By their makers' prefixes: GitHub, GitLab, npm, Slack, AWS, Google, Stripe, Vault, model providers; and JSON web tokens.
    [GeneratedRegex(
        @"\b(gh[pousr]_\w{4,}|github_pat_\w{4,}|glpat-[\w-]{4,}|npm_\w{20,}|xox[a-z]-[\w-]{4,}|hooks\.slack\.com/services/[\w/]+"
            + @"|A[KS]IA[0-9A-Z]{12,}|AIza[\w-]{20,}|[rs]k_(live|test)_\w{4,}|hv[sbr]\.[\w-]{4,}|sk-[\w-]{4,}|eyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?)",
        Exact
    )]
    private static partial Regex Tokens();
}
