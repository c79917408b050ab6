using System.Text.RegularExpressions;

namespace BeadsAutomation.Reaping;

/// <summary>Hides what looks like a secret in the text of an agent, before it is written where more people read. It knows common shapes and no others.</summary>
internal static partial class Secrets
{
    private const string Mask = "***";

    /// <summary>The text with a mask in place of each.</summary>
    public static string Masked(string text)
    {
        var masked = PrivateKeys().Replace(text, Mask);
        masked = Credentials().Replace(masked, $"${{name}}{Mask}");
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
        @"(?<name>\b(Bearer|Basic)\s+)[A-Za-z0-9._~+/=-]{6,}|(?<name>://)[^\s/:@]{0,200}:[^\s/@]{1,200}(?=@)",
        Forgiving,
        1000
    )]
    private static partial Regex Credentials();

    // password=…, "api_key": "…", --token …; nothing where the word is prose.
    [GeneratedRegex(
        """(?<name>(passw(or)?d|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)\w{0,20}["']?\s{0,3}[=:]\s{0,3})("[^"\n]*"?|'[^'\n]*'?|[^\s"',;]+)""",
        Forgiving,
        1000
    )]
    private static partial Regex Named();

    // By their makers' prefixes: GitHub, GitLab, Slack, AWS, Vault, model providers; and JSON web tokens.
    [GeneratedRegex(
        @"\b(gh[pousr]_\w{4,}|github_pat_\w{4,}|glpat-[\w-]{4,}|xox[a-z]-[\w-]{4,}|AKIA[0-9A-Z]{12,}|hv[sbr]\.[\w-]{4,}|sk-[\w-]{4,}|eyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Tokens();
}
