using System.Text;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>The double as a proxy: what is asked of it there, and what is said of that.</summary>
public sealed class ProxyTests
{
    private const string Service = "http://agents.svc.cluster.invalid:8080";

    [Theory]
    [InlineData("svc.cluster.invalid")]
    [InlineData(".svc.cluster.invalid")]
    [InlineData("x, Cluster.INVALID.")]
    [InlineData("*")]
    [InlineData("agents.svc.cluster.invalid:8080")]
    public async Task A_host_of_no_proxy_is_asked_directly_and_the_proxy_sees_no_token(string list)
    {
        await using var world = await WorldAsync();
        world.Environment["NO_PROXY"] = list;
        await world.PutAsync(new BeadRow("bd-1"));

        var tick = (await world.TickAsync()).With(4);

        tick.Error.ShouldContain("the host name cannot be resolved");
        (tick.Out + tick.Error).ShouldNotContain("proxy");
        world.Agent.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bead_is_sent_once_through_a_proxy_that_wants_to_know_who_we_are()
    {
        await using var world = await WorldAsync();
        await world.PutAsync(new BeadRow("bd-1"));

        (await world.TickAsync()).With(0);

        var post = world.Agent.Requests.Single(r => r.IsDispatch);
        post.Target.ShouldBe($"{Service}/execute");
        post.Headers["Proxy-Authorization"]
            .ShouldBe($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("me:pr0xy-s3cret"))}");
        post.Headers["Authorization"].ShouldBe($"Bearer {DirectAgent.Token}");
    }

    [Theory]
    [InlineData(403, "blocked by policy", 4)]
    [InlineData(407, "who are you", 4)]
    [InlineData(502, "no upstream", 5)]
    public async Task A_message_about_an_answer_names_the_proxy_it_came_through(int status, string body, int code)
    {
        await using var world = await WorldAsync();
        world.Agent.Dispatch = AgentReply.Of(
            status,
            $"<html>{body}",
            ("Content-Type", "text/html"),
            ("Proxy-Authenticate", "Basic realm=x")
        );
        await world.PutAsync(new BeadRow("bd-1"));

        var tick = (await world.TickAsync("--log-level", "trace")).With(code);

        var through = $"(through the proxy {world.Agent.BeadBoardUrl.GetLeftPart(UriPartial.Authority)})";
        tick.Error.ShouldContain(body);
        tick.Error.ShouldContain(through);
        (await world.HoldAsync())!.Cause.ShouldNotBeNull().ShouldContain(through);
        (tick.Out + tick.Error).ShouldNotContain("pr0xy-s3cret");
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_proxy_that_cannot_be_used_is_named_and_nothing_is_sent_past_it()
    {
        await using var world = await WorldAsync();
        world.Environment["http_proxy"] = "ftp://me:pr0xy-s3cret@proxy";
        world.Environment["AGENT_SERVICE_URL"] = world.Agent.ServiceUrl.ToString();
        await world.PutAsync(new BeadRow("bd-1"));

        var tick = (await world.TickAsync()).With(4);

        tick.Error.ShouldContain("http_proxy names no proxy that can be used");
        (tick.Out + tick.Error).ShouldNotContain("pr0xy-s3cret");
        world.Agent.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_doctor_warns_of_a_token_that_a_proxy_can_read()
    {
        await using var world = await WorldAsync();
        var proxy = world.Agent.BeadBoardUrl.GetLeftPart(UriPartial.Authority);

        var through = (await world.TickAsync("doctor")).With(5);
        world.Environment["NO_PROXY"] = "cluster.invalid";
        var direct = await world.TickAsync("doctor");

        through.Out.ShouldContain($"goes over plain http through the proxy {proxy}, which can read it");
        through.Out.ShouldContain("put agents.svc.cluster.invalid into NO_PROXY");
        through.Out.ShouldNotContain("pr0xy-s3cret");
        direct.Out.ShouldContain("the token for the agent service goes over plain http to agents.svc.cluster.invalid");
        direct.Out.ShouldNotContain("proxy");
    }

    [Fact]
    public async Task The_webhook_is_asked_by_the_same_rules()
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await WorldAsync();
        world.Environment["http_proxy"] = receiver.Url.GetLeftPart(UriPartial.Authority);
        world.Environment["BEADS_NOTIFY_URL"] = "http://hooks.cluster.invalid/pl4nted";

        (await world.TickAsync("pause", "--reason", "a")).With(0);
        receiver.Requests.ShouldHaveSingleItem().Headers["Host"].ShouldBe("hooks.cluster.invalid");
        world.Environment["no_proxy"] = "cluster.invalid";
        (await world.TickAsync("resume")).With(0);

        receiver.Requests.ShouldHaveSingleItem();
    }

    private static async Task<World> WorldAsync()
    {
        var world = await DirectAgent.WorldAsync();
        world.Environment["AGENT_SERVICE_URL"] = Service;
        world.Environment["http_proxy"] = new UriBuilder(world.Agent.BeadBoardUrl)
        {
            UserName = "me",
            Password = "pr0xy-s3cret",
        }.Uri.ToString();
        return world;
    }
}
