using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>An address where no agent is: named on standard error, and nothing is claimed.</summary>
public sealed class WrongAgentTests
{
    [Theory]
    [InlineData(404, "<html>Not found</html>")]
    [InlineData(200, "<html>Welcome to nginx</html>")]
    [InlineData(200, "")]
    [InlineData(200, """{"busy":"no"}""")]
    [InlineData(301, "")]
    [InlineData(401, """{"error":"who are you"}""")]
    [InlineData(200, "\u001b[31mred")]
    public async Task What_is_not_BeadBoard_is_named(int status, string body)
    {
        await using var world = await World.CreateAsync();
        world.Agent.Status = AgentReply.Of(status, body, ("Content-Type", "text/html"));
        await ShouldClaimNothingAsync(world, $"{world.Agent.BeadBoardUrl}api/agent-status");
    }

    [Fact]
    public async Task A_BeadBoard_where_nobody_listens_is_named()
    {
        await using var world = await World.CreateAsync();
        using var nobody = new RefusingPort();
        world.Environment["BEADBOARD_URL"] = nobody.Url.ToString();
        await ShouldClaimNothingAsync(world, $"{nobody.Url}api/agent-status");
    }

    [Theory]
    [InlineData(404, "<html>")]
    [InlineData(200, """{"status":"starting"}""")]
    [InlineData(200, "OK")]
    public async Task What_is_not_the_agent_service_is_named(int status, string body)
    {
        await using var world = await World.CreateAsync(withService: true);
        world.Agent.Health = AgentReply.Of(status, body);
        await ShouldClaimNothingAsync(world, $"{world.Agent.ServiceUrl}health");
    }

    [Fact]
    public async Task An_agent_service_without_an_address_is_named()
    {
        await using var world = await World.CreateAsync();
        world.Environment["AGENT_SERVICE_URL"] = "http://agents.nowhere.invalid:8080/base/";
        await ShouldClaimNothingAsync(world, "http://agents.nowhere.invalid:8080/base/health");
    }

    private static async Task ShouldClaimNothingAsync(World world, string address)
    {
        await world.PutAsync(new BeadRow("code-1"));

        var said = await world.TickHereAsync();

        said.Refuses(4, address).Everything.ShouldNotContain('\u001b');
        world.Agent.PostCount.ShouldBe(0);
        (await world.StatusAsync("code-1")).ShouldBe("open");
        (await world.LedgerAsync("code-1")).ShouldBeEmpty();
    }
}
