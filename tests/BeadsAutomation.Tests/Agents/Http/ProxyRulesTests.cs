using System.Diagnostics;

namespace BeadsAutomation.Tests.Agents.Http;

/// <summary>Which proxy is asked, as curl has it; where curl is installed it is asked, too.</summary>
public sealed class ProxyRulesTests
{
    private const string Proxy = "http://127.0.0.1:9";

    // NO_PROXY, address, whether the proxy is asked.
    private static readonly (string List, string Url, bool Asked)[] AsCurl =
    [
        ("svc.cluster.local", "http://a.svc.cluster.local", false),
        ("svc.cluster.local", "http://svc.cluster.local:8080/x", false),
        ("svc.cluster.local", "http://asvc.cluster.local", true),
        ("svc.cluster.local", "http://svc.cluster.local.example", true),
        (".svc.cluster.local", "http://a.b.svc.cluster.local", false),
        (".svc.cluster.local", "http://svc.cluster.local", false),
        ("..svc.cluster.local", "http://a.svc.cluster.local", true),
        ("svc.cluster.local", "http://a.svc.cluster.local.", false),
        (".svc.cluster.local.", "http://a.svc.cluster.local", false),
        ("Svc.Cluster.LOCAL", "http://A.svc.cluster.local", false),
        ("local", "http://svc.cluster.local", false),
        ("", "http://svc.cluster.local", true),
        (".", "http://b.c", true),
        ("*", "http://b.c", false),
        ("*", "http://10.1.2.3", false),
        ("*", "http://[fd00::1]", false),
        ("a,*", "http://b.c", true),
        ("*.cluster.local", "http://svc.cluster.local", true),
        ("a,b.c", "http://b.c", false),
        (" a , b.c ", "http://b.c", false),
        (",,a,,b.c,,", "http://b.c", false),
        ("a\t,\tb.c", "http://b.c", false),
        ("a;b.c", "http://b.c", true),
        ("b.c/8", "http://b.c", true),
        ("10.0.0.0/8", "http://10.1.2.3:8080", false),
        ("10.0.0.0/8", "http://11.1.2.3", true),
        ("10.0.0.0/8", "http://10.example", true),
        ("10.1.2.0/23", "http://10.1.3.255", false),
        ("10.1.2.0/23", "http://10.1.4.0", true),
        ("10.1.2.3/32", "http://10.1.2.3", false),
        ("10.1.2.4/32", "http://10.1.2.3", true),
        ("10.1.2.3/33", "http://10.1.2.3", true),
        ("10.1.2.3/", "http://10.1.2.3", false),
        ("10.0.0.0/0", "http://10.1.2.3", true),
        ("10.1.2.3/x", "http://10.1.2.3", false),
        ("10.1.2.3", "http://10.1.2.3", false),
        ("2.3", "http://10.1.2.3", true),
        (".2.3", "http://10.1.2.3", true),
        ("10", "http://10.1.2.3", true),
        ("127.0.0.1", "http://127.0.0.1", false),
        ("", "http://127.0.0.1", true),
        ("", "http://localhost", true),
        ("localhost", "http://localhost", false),
        ("::1", "http://[::1]", false),
        ("fd00::1", "http://[fd00::1]:8080", false),
        ("FD00::1", "http://[fd00::1]", false),
        ("fd00::2", "http://[fd00::1]", true),
    ];

    // Where versions of curl differ, as it is documented; and what others take and curl never finds.
    private static readonly (string List, string Url, bool Asked)[] Beyond =
    [
        ("a b.c", "http://b.c", false),
        ("fd00::/8", "http://[fd00::1]", false),
        ("fd00::/9", "http://[fd80::1]", true),
        ("fd00:0:0::1", "http://[fd00::1]", false),
        ("fe80::/10", "http://[febf::1]", false),
        ("fe80::/10", "http://[fec0::1]", true),
        ("fd00::1/129", "http://[fd00::1]", true),
        ("10.0.0.0/8", "http://[fd00::1]", true),
        ("[fd00::1]", "http://[fd00::1]", false),
        ("[fd00::1]:80", "http://[fd00::1]", false),
        ("[fd00::1]:81", "http://[fd00::1]", true),
        ("b.c:80", "http://b.c", false),
        ("b.c:80", "http://a.b.c", false),
        ("b.c:81", "http://b.c", true),
        ("b.c:8080", "http://b.c:8080", false),
        ("10.1.2.3:80", "http://10.1.2.3", false),
        ("10.1.2.3:99999999999", "http://10.1.2.3", true),
        (":80", "http://b.c", true),
    ];

    public static TheoryData<string, string, bool> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            foreach (var (list, url, asked) in AsCurl.Concat(Beyond))
            {
                rows.Add(list, url, asked);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_proxy_names_hosts_and_all_below_them_and_addresses_by_their_prefix(
        string list,
        string url,
        bool asked
    )
    {
        foreach (var variable in new[] { "no_proxy", "NO_PROXY" })
        {
            var proxy = Rules((variable, list), ("http_proxy", Proxy)).For(new Uri(url));
            (proxy?.Shown).ShouldBe(asked ? Proxy : null);
        }
    }

    [Fact]
    public async Task Curl_says_the_same()
    {
        if (!File.Exists("/usr/bin/curl"))
        {
            Assert.Skip("no curl");
        }
        // All at once: each looks nothing up and connects to a port where nobody listens.
        var said = await Task.WhenAll(
            AsCurl.Select(async row => (row.List, row.Url, await CurlAsksAsync(row.List, row.Url)))
        );

        said.ShouldBe(AsCurl);
    }

    [Theory]
    [InlineData(
        "http://b.c",
        "http://p1:1",
        "http_proxy=http://p1:1",
        "all_proxy=http://p2:2",
        "https_proxy=http://p3:3"
    )]
    [InlineData(
        "https://b.c",
        "http://p3:3",
        "http_proxy=http://p1:1",
        "all_proxy=http://p2:2",
        "https_proxy=http://p3:3"
    )]
    [InlineData("https://b.c", "http://p3:3", "HTTPS_PROXY=http://p2:2", "https_proxy=http://p3:3")]
    [InlineData("https://b.c", "http://p2:2", "HTTPS_PROXY=http://p2:2", "https_proxy=")]
    [InlineData("http://b.c", null, "HTTP_PROXY=http://p1:1")]
    [InlineData("http://b.c", "http://p2:2", "HTTP_PROXY=http://p1:1", "ALL_PROXY=http://p2:2")]
    [InlineData("http://b.c", "http://p2:2", "http_proxy=", "all_proxy=http://p2:2")]
    [InlineData("http://b.c", "http://p2:2", "ALL_PROXY=http://p3:3", "all_proxy=http://p2:2")]
    [InlineData("https://b.c", null, "http_proxy=http://p1:1")]
    [InlineData("http://b.c", null, "https_proxy=http://p1:1")]
    [InlineData("http://b.c", "http://p1:1", "http_proxy=http://p1:1", "no_proxy=x", "NO_PROXY=b.c")]
    [InlineData("http://b.c", null, "http_proxy=http://p1:1", "no_proxy=", "NO_PROXY=b.c")]
    public void The_variables_are_read_as_curl_reads_them(string url, string? proxy, params string[] environment)
    {
        var rules = Rules([.. environment.Select(v => v.Split('=')).Select(v => (v[0], v[1]))]);

        (rules.For(new Uri(url))?.Shown).ShouldBe(proxy);
    }

    [Theory]
    [InlineData("http://proxy:3128", "http://proxy:3128")]
    [InlineData("proxy:3128", "http://proxy:3128")]
    [InlineData("proxy", "http://proxy:1080")]
    [InlineData("http://proxy", "http://proxy:1080")]
    [InlineData("http://proxy:80/", "http://proxy")]
    [InlineData("https://proxy", "https://proxy")]
    [InlineData("HTTP://bob:s3cret@proxy:3128/path", "http://proxy:3128")]
    [InlineData("bob@proxy:3128", "http://proxy:3128")]
    [InlineData("http://[fd00::1]:3128", "http://[fd00::1]:3128")]
    [InlineData("http://[fd00::1]", "http://[fd00::1]:1080")]
    [InlineData("socks5://proxy:1", "socks5://proxy:1")]
    [InlineData("socks5h://proxy", "socks5://proxy:1080")]
    [InlineData("socks://proxy:1", "socks4://proxy:1")]
    public void A_proxy_is_shown_without_user_and_password(string written, string shown) =>
        ProxyAddress.Read("http_proxy", written).Shown.ShouldBe(shown);

    [Theory]
    [InlineData("ftp://proxy:3128")]
    [InlineData("http://")]
    [InlineData("http://proxy:port")]
    [InlineData("://")]
    [InlineData("file:///etc/passwd")]
    public void A_proxy_that_cannot_be_used_is_no_reason_to_do_without(string written)
    {
        var proxy = Rules(("http_proxy", written)).For(new Uri("http://b.c")).ShouldNotBeNull();

        proxy.Fault.ShouldNotBeNull().ShouldStartWith("http_proxy names no proxy that can be used");
    }

    private static ProxyRules Rules(params (string Name, string Value)[] environment) =>
        ProxyRules.From(name => environment.FirstOrDefault(v => v.Name == name).Value);

    private static async Task<bool> CurlAsksAsync(string list, string url)
    {
        var start = new ProcessStartInfo("/usr/bin/curl", ["-sv", "-m", "20", "--resolve", "*:80:127.0.0.1", url])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        start.Environment["http_proxy"] = Proxy;
        start.Environment["no_proxy"] = list;
        // Should it connect to anything but the proxy, it gives up at once.
        start.ArgumentList.Insert(0, "--connect-timeout");
        start.ArgumentList.Insert(1, "0.2");
        using var curl = Process.Start(start)!;
        var said = await curl.StandardError.ReadToEndAsync();
        await curl.WaitForExitAsync();
        return said.Contains("127.0.0.1:9", StringComparison.Ordinal)
            && said.Split('\n').Any(l => l.Contains("Trying 127.0.0.1:9", StringComparison.Ordinal));
    }
}
