using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BeadsAutomation.Agents.Http;

/// <summary>A proxy as a variable names it: <c>[scheme://][user:password@]host[:port]</c>.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Url">Where it is, without user and password; <see langword="null"/> when it cannot be used.</param>
/// <param name="User">Who we are there.</param>
internal sealed record ProxyAddress(string Variable, Uri? Url, NetworkCredential? User)
{
    // What curl takes where no port is written.
    private const int DefaultPort = 1080;

    /// <summary>Fit to be shown; <see langword="null"/> when it cannot be used.</summary>
    public string? Shown => Url?.GetLeftPart(UriPartial.Authority);

    /// <summary>Why it cannot be used; <see langword="null"/> when it can.</summary>
    public string? Fault =>
        Url is null
            ? $"{Variable} names no proxy that can be used: write http://host:port, https, socks4 or socks5"
            : null;

    private bool TakesHeaders => Url?.Scheme is "http" or "https";

    /// <summary>
    /// What a request that is not encrypted tells the proxy of us, at once: the handler would wait to be refused and send it a second time.
    /// </summary>
    public AuthenticationHeaderValue? Authorization =>
        User is null || !TakesHeaders
            ? null
            : new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User.UserName}:{User.Password}"))
            );

    /// <summary>As the handler takes it. It shows who we are where no request is sent twice by that: for a tunnel, and to SOCKS.</summary>
    /// <param name="tunnel">The address is encrypted, so that a tunnel to it is asked for.</param>
    public WebProxy ToWebProxy(bool tunnel) => new(Url) { Credentials = tunnel || !TakesHeaders ? User : null };

    /// <summary>Reads a variable's text; never throws.</summary>
    public static ProxyAddress Read(string variable, string text)
    {
        text = text.Trim();
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        if (
            !Uri.TryCreate(whole, UriKind.Absolute, out var url)
            || Scheme(url.Scheme) is not { } scheme
            || url.Host == ""
        )
        {
            return new ProxyAddress(variable, null, null);
        }
        var port =
            HasPort(whole) ? url.Port
            : scheme == "https" ? 443
            : DefaultPort;
        var user = url.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return new ProxyAddress(
            variable,
            new Uri($"{scheme}://{url.Host}:{port.ToString(CultureInfo.InvariantCulture)}"),
            url.UserInfo == "" ? null : new NetworkCredential(user[0], user.ElementAtOrDefault(1) ?? "")
        );
    }

    private static string? Scheme(string written) =>
        written switch
        {
            "http" or "https" or "socks4" or "socks4a" or "socks5" => written,
            "socks" => "socks4",
            // The handler lets the proxy look the name up in any case.
            "socks5h" => "socks5",
            _ => null,
        };

    // An address says the same with its scheme's own port and without any.
    private static bool HasPort(string whole)
    {
        var authority = whole[(whole.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/', '?', '#')[0];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        return host.LastIndexOf(':') > host.LastIndexOf(']');
    }
}
