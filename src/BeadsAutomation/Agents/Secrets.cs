using System.Text.RegularExpressions;

namespace BeadsAutomation.Agents;

/// <summary>Hides what looks like a secret in the text of an agent, before it is written where more people read. It knows common shapes and no others.</summary>
internal static partial class Secrets
{
    private const string Mask = "***";

    /// <summary>The text with a mask in place of each.</summary>
    public static string Masked(string text)
    {
        var masked = PrivateKeys().Replace(text, Mask);
        masked = Credentials().Replace(masked, $"${{name}}{Mask}");
        masked = Options().Replace(masked, $"${{name}}{Mask}");
        masked = Named().Replace(masked, $"${{name}}{Mask}");
        return Tokens().Replace(masked, Mask);
    }

    private const RegexOptions Forgiving =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----([^-]|-(?!----END))*(-----END [A-Z ]{0,30}-----)?",
        Forgiving,
        1000
    )]
    private static partial Regex PrivateKeys();

    // A header's scheme, and the user of a URL.
    [GeneratedRegex(
        @"(?<name>\b(Bearer|Basic)\s+)[A-Za-z0-9._~+/=-]{6,}|(?<name>://)[^\s/:@]{0,200}:[^\s/@]{1,2000}(?=@)",
        Forgiving,
        1000
    )]
    private static partial Regex Credentials();

    private const string Names =
        "(passw(or)?d|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)";

    // --token …; a short plain word behind it is prose.
    [GeneratedRegex(
        $$"""(?<name>--[\w-]{0,30}{{Names}}[\w-]{0,20}\s+)("[^"\n]*"?|'[^'\n]*'?|[^\s"',;]{6,})""",
        Forgiving,
        1000
    )]
    private static partial Regex Options();

    // password=…, "api_key": "…", and the same where JSON stands within JSON; nothing where the word is prose.
    [GeneratedRegex(
        $$"""(?<name>{{Names}}\w{0,20}\\{0,3}["']?\s{0,3}[=:]\s{0,3}\\{0,3})("[^"\n]*"?|'[^'\n]*'?|[^\s"',;]+)""",
        Forgiving,
        1000
    )]
    private static partial Regex Named();

    // By their makers' prefixes: GitHub, GitLab, npm, Slack, AWS, Google, Stripe, Vault, model providers; and JSON web tokens.
    [GeneratedRegex(
        @"\b(gh[pousr]_\w{4,}|github_pat_\w{4,}|glpat-[\w-]{4,}|npm_\w{20,}|xox[a-z]-[\w-]{4,}|hooks\.slack\.com/services/[\w/]+"
            + @"|A[KS]IA[0-9A-Z]{12,}|AIza[\w-]{20,}|[rs]k_(live|test)_\w{4,}|hv[sbr]\.[\w-]{4,}|sk-[\w-]{4,}|eyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Tokens();
}
