using System.Text;

namespace BeadsAutomation.Tests.Agents.Http;

/// <summary>What lets us in never comes back, however a page writes it.</summary>
public sealed class PeerTextTests
{
    private const string Token = "a+b/c=<pl4nted>&\"t0ken\"";

    public static TheoryData<string> Written =>
        [
            Token,
            Token.ToUpperInvariant(),
            $"Authorization: Bearer {Token}",
            Uri.EscapeDataString(Token),
            Uri.EscapeDataString(Token).ToLowerInvariant(),
            System.Net.WebUtility.UrlEncode(Token),
            System.Net.WebUtility.HtmlEncode(Token),
            System.Text.Json.JsonSerializer.Serialize(Token),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)),
            $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Token}"))}",
            $"{new string('x', 270)} {Token}",
        ];

    [Theory]
    [MemberData(nameof(Written))]
    public void Our_token_is_taken_out_before_anything_is_cut(string written)
    {
        var shown = Of(new BeadsOptions { AgentServiceToken = Token }).Line($"it said: {written}", 300);

        shown.ShouldStartWith("it said: ");
        shown.ShouldNotContain("pl4nted", Case.Insensitive);
        shown.ShouldNotContain("YStiL2");
    }

    [Fact]
    public void What_looks_like_anybodys_secret_is_masked_and_the_rest_is_one_printable_line() =>
        Of(new BeadsOptions())
            .Line("password=hunter22 \u001b[31m ghp_abcdefghijkl\nhttps://bob:s3cret@host/", 300)
            .ShouldBe("password=*** *** https://***@host/");

    [Theory]
    [InlineData("POST /services/T000/B000/pl4nted-h00k HTTP/1.1")]
    [InlineData("no hook pl4nted-h00k here")]
    [InlineData("key=pl4nted-key1 was refused")]
    [InlineData("Basic Ym9iOnBsNG50ZWQtcGFzcw==")]
    [InlineData("user bob has no pl4nted-pass")]
    public void A_webhooks_address_is_a_secret_in_all_its_parts(string text)
    {
        var options = new BeadsOptions
        {
            NotifyUrl = new Uri(
                "https://bob:pl4nted-pass@hooks.example/services/T000/B000/pl4nted-h00k?key=pl4nted-key1"
            ),
        };

        var shown = Of(options).Line(text, 300);

        shown.ShouldNotContain("pl4nted");
        shown.ShouldNotContain("Ym9iOnBs");
    }

    [Fact]
    public void The_proxy_is_named_without_who_we_are_there_and_never_cut_off()
    {
        var proxies = ProxyRules.From(n => n == "http_proxy" ? "http://me:pr0xy-pass@proxy.example:3128" : null);
        var proxy = proxies.For(new Uri("http://agent"));

        var line = PeerText
            .Of(new BeadsOptions(), proxies)
            .Line($"pr0xy-pass {new string('x', 1000)}", 300, proxy?.Shown);

        line.Length.ShouldBe(300);
        line.ShouldStartWith("(secret) xxx");
        line.ShouldEndWith("… (through the proxy http://proxy.example:3128)");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("all is well", "all is well")]
    public void Text_without_secrets_is_left_as_it_is(string? text, string shown) =>
        Of(new BeadsOptions { AgentServiceToken = "" }).Line(text, 300).ShouldBe(shown);

    private static PeerText Of(BeadsOptions options) => PeerText.Of(options, ProxyRules.None);
}
