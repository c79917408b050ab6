using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace BeadsAutomation.Agents.Http;

/// <summary>
/// The one way in which text that came over HTTP becomes words for people. A page may show everything that was sent to it, so what lets
/// us in somewhere is taken out first, however it is written; then what looks like anybody's secret is masked, and one printable line is
/// left, which names the proxy that it came through.
/// </summary>
internal sealed class PeerText
{
    private const string OurToken = "(token)";
    private const string OurSecret = "(secret)";

    // Shorter ones would tear words apart, and are no secrets.
    private const int ShortestPart = 8;

    private readonly List<(string Written, string Mask)> _own;

    private PeerText(IEnumerable<(string? Secret, string Mask)> own) =>
        _own = [
            .. own.Where(s => !string.IsNullOrEmpty(s.Secret))
                .SelectMany(s => Forms(s.Secret!).Select(form => (form, s.Mask)))
                .Distinct()
                .OrderByDescending(s => s.form.Length),
        ];

    /// <summary>For whoever is let in nowhere.</summary>
    public static PeerText OfNobody { get; } = new([]);

    /// <summary>For whoever has these settings and proxies.</summary>
    public static PeerText Of(BeadsOptions options, ProxyRules proxies) =>
        new([
            (options.AgentServiceToken, OurToken),
            .. Parts(options.NotifyUrl)
                .Append(options.Password)
                .Where(part => part.Length >= ShortestPart)
                .Concat(proxies.Passwords)
                .Select(part => ((string?)part, OurSecret)),
        ]);

    /// <summary>One printable line of at most <paramref name="max"/> UTF-16 units.</summary>
    /// <param name="text">What came, and our words around it.</param>
    /// <param name="max">The longest line, the proxy's name included.</param>
    /// <param name="proxy">The proxy it came through, fit to be shown.</param>
    public string Line(string? text, int max, string? proxy = null)
    {
        var through = proxy is null ? "" : $" (through the proxy {proxy})";
        return Secrets.Shown(WithoutOwn(text), max - through.Length) + through;
    }

    /// <summary>The text without what lets us in, and else as it is.</summary>
    public string? WithoutOwn(string? text) =>
        text is null
            ? null
            : _own.Aggregate(
                text,
                (left, own) => left.Replace(own.Written, own.Mask, StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>As it was sent, and as pages, headers and other texts write it.</summary>
    private static IEnumerable<string> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return
        [
            secret,
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
            HtmlEncoder.Default.Encode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            secret.Replace("/", "\\/", StringComparison.Ordinal),
            Convert.ToBase64String(bytes),
            Convert.ToBase64String(bytes).TrimEnd('='),
            Convert.ToHexString(bytes),
        ];
    }

    // The address of a webhook is a secret, and whoever has its user, its path or its query has it.
    private static IEnumerable<string> Parts(Uri? url) =>
        url is null
            ? []
            :
            [
                Uri.UnescapeDataString(url.UserInfo),
                .. Uri.UnescapeDataString(url.UserInfo).Split(':', 2).Skip(1),
                url.PathAndQuery,
                .. url.PathAndQuery.Split('/', '?', '&', '=').Select(Uri.UnescapeDataString),
            ];
}
