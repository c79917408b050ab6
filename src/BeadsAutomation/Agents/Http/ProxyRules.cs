namespace BeadsAutomation.Agents.Http;

/// <summary>
/// Which proxy a request goes through: the variables that curl reads, as it reads them. <c>http_proxy</c> counts in lower case only,
/// <c>https_proxy</c>, <c>all_proxy</c> and <c>no_proxy</c> in lower case first.
/// </summary>
internal sealed class ProxyRules
{
    private readonly ProxyAddress? _http;
    private readonly ProxyAddress? _https;
    private readonly NoProxy _direct;

    private ProxyRules(Func<string, string?> variable)
    {
        var all = Read("all_proxy") ?? Read("ALL_PROXY");
        _http = Read("http_proxy") ?? all;
        _https = Read("https_proxy") ?? Read("HTTPS_PROXY") ?? all;
        _direct = new NoProxy(Text("no_proxy") ?? Text("NO_PROXY") ?? "");
        IgnoresUpperCase = Text("HTTP_PROXY") is not null && _http is null;

        string? Text(string name) => variable(name) is { Length: > 0 } text ? text : null;
        ProxyAddress? Read(string name) => Text(name) is { } text ? ProxyAddress.Read(name, text) : null;
    }

    /// <summary>No proxy at all.</summary>
    public static ProxyRules None { get; } = new(_ => null);

    /// <summary>Those of an environment; an empty variable counts as not set.</summary>
    public static ProxyRules From(Func<string, string?> variable) => new(variable);

    /// <summary>HTTP_PROXY alone is set, which is not read: a web server sets it to what its caller sends as a header.</summary>
    public bool IgnoresUpperCase { get; }

    /// <summary>What lets us in at the proxies.</summary>
    public IEnumerable<string> Passwords =>
        new[] { _http?.User?.Password, _https?.User?.Password }.OfType<string>().Where(p => p.Length > 0);

    /// <summary>The proxy for this address; <see langword="null"/> when it is asked directly.</summary>
    public ProxyAddress? For(Uri url) =>
        (url.Scheme == "https" ? _https : _http) is { } proxy && !_direct.Has(url) ? proxy : null;
}
