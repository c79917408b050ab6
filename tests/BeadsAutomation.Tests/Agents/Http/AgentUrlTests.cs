namespace BeadsAutomation.Tests.Agents.Http;

public sealed class AgentUrlTests
{
    [Theory]
    [InlineData("http://host", "http://host/jobs/a%2Fb")]
    [InlineData("http://host/", "http://host/jobs/a%2Fb")]
    [InlineData("http://host:8080/base", "http://host:8080/base/jobs/a%2Fb")]
    [InlineData("https://host/a%20b//", "https://host/a%20b/jobs/a%2Fb")]
    [InlineData("http://me:secret@host/base?key=secret#part", "http://host/base/jobs/a%2Fb")]
    [InlineData("http://[::1]:3000/", "http://[::1]:3000/jobs/a%2Fb")]
    public void A_path_is_joined_to_any_base(string baseUrl, string expected) =>
        AgentUrl.Join(new Uri(baseUrl), "/jobs/a%2Fb").AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("/login?next=1", "http://host/login")]
    [InlineData("https://me:secret@other/x", "https://other/x")]
    [InlineData("javascript:alert(1)", "an address that cannot be read")]
    [InlineData("http://[", "an address that cannot be read")]
    public void A_redirect_is_shown_without_secrets(string location, string expected) =>
        AgentUrl.Show(new Uri("http://host/api"), location).ShouldBe(expected);
}
