using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.Tests.Agents.AgentUnderTest;

namespace BeadsAutomation.Tests.Agents.BeadBoard;

public sealed class BeadBoardRoomTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, """{"busy":true}""", RoomState.Busy)]
    [InlineData(200, """{"busy":false,"more":1}""", RoomState.Unknown)]
    [InlineData(200, """{"busy":"false"}""", RoomState.Unreachable)]
    [InlineData(200, """{}""", RoomState.Unreachable)]
    [InlineData(200, """[true]""", RoomState.Unreachable)]
    [InlineData(200, "<html>Sign in</html>", RoomState.Unreachable)]
    [InlineData(200, "", RoomState.Unreachable)]
    [InlineData(500, """{"busy":false}""", RoomState.Unreachable)]
    [InlineData(404, "<html>", RoomState.Unreachable)]
    [InlineData(302, "", RoomState.Unreachable)]
    public async Task BeadBoards_status_alone_is_a_hint(int status, string body, RoomState expected)
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Status = AgentReply.Of(status, body);

        var room = await Of(agent.BeadBoardUrl).AskRoomAsync(Stop);

        room.State.ShouldBe(expected);
        room.Detail.ShouldContain($"{agent.BeadBoardUrl}api/agent-status");
        agent.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"status":"ok","busy":false,"active":3,"queued":2,"capacity":10}""", RoomState.Known, 5)]
    [InlineData("""{"status":"ok","active":0,"queued":0,"capacity":1}""", RoomState.Known, 1)]
    [InlineData("""{"status":"ok","busy":false,"active":9,"queued":1,"capacity":10}""", RoomState.Busy, 0)]
    [InlineData("""{"status":"ok","busy":false,"active":9,"queued":90,"capacity":10}""", RoomState.Busy, 0)]
    [InlineData("""{"status":"ok","busy":true,"active":3,"queued":2,"capacity":10}""", RoomState.Busy, 0)]
    [InlineData("""{"status":"ok","busy":false}""", RoomState.Unknown, null)]
    [InlineData("""{"status":"ok","active":0.5,"queued":0,"capacity":10}""", RoomState.Unknown, null)]
    [InlineData("""{"status":"starting","active":0,"queued":0,"capacity":10}""", RoomState.Unreachable, null)]
    [InlineData("""{"active":0,"queued":0,"capacity":10}""", RoomState.Unreachable, null)]
    [InlineData(
        """{"status":"ok","active":-2147483648,"queued":0,"capacity":2147483647}""",
        RoomState.Known,
        int.MaxValue
    )]
    [InlineData("ok", RoomState.Unreachable, null)]
    public async Task The_services_health_names_the_free_slots(string health, RoomState expected, int? free)
    {
        await using var agent = await AgentDouble.StartAsync(serviceApart: true);
        agent.Health = AgentReply.Of(200, health);

        var room = await WithService(agent).AskRoomAsync(Stop);

        room.State.ShouldBe(expected);
        room.Free.ShouldBe(free);
        room.Detail.ShouldContain($"{agent.ServiceUrl}health");
    }

    [Fact]
    public async Task A_service_that_is_not_healthy_is_unreachable_even_when_BeadBoard_says_busy()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Status = AgentReply.Busy(true);
        agent.Health = AgentReply.Of(503, """{"status":"ok"}""");

        var room = await WithService(agent).AskRoomAsync(Stop);

        room.State.ShouldBe(RoomState.Unreachable);
        room.Detail.ShouldContain("not healthy");
    }

    [Fact]
    public async Task Busy_by_either_is_busy()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Status = AgentReply.Busy(true);

        (await WithService(agent).AskRoomAsync(Stop)).State.ShouldBe(RoomState.Busy);
    }

    [Fact]
    public async Task Health_is_asked_without_the_token()
    {
        await using var agent = await AgentDouble.StartAsync();

        await Of(agent.BeadBoardUrl, agent.ServiceUrl, token: "secret").AskRoomAsync(Stop);

        agent.Requests.ShouldAllBe(r => !r.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_refused_connection_is_unreachable()
    {
        using var port = new RefusingPort();

        var room = await Of(port.Url).AskRoomAsync(Stop);

        room.ShouldBe(new Room(RoomState.Unreachable, null, $"{port.Url}api/agent-status: connection refused"));
    }

    [Fact]
    public async Task Silence_for_five_seconds_is_unreachable()
    {
        using var silent = new SilentListener();
        var time = new HeldTimers();

        var asking = Of(silent.Url, time: time, timeouts: Default).AskRoomAsync(Stop);
        await silent.FirstByteAsync(Stop);
        await time.RunOutAsync(TimeSpan.FromSeconds(5), Stop);

        var room = await asking;
        room.State.ShouldBe(RoomState.Unreachable);
        room.Detail.ShouldEndWith("no complete answer within 5 s");
    }

    [Fact]
    public async Task Only_cancellation_throws()
    {
        await using var agent = await AgentDouble.StartAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            Of(agent.BeadBoardUrl).AskRoomAsync(new CancellationToken(canceled: true))
        );
        await Should.ThrowAsync<OperationCanceledException>(() =>
            WithService(agent)
                .FindJobAsync(new JobQuery("j", "t", TimeSpan.Zero), new CancellationToken(canceled: true))
        );
    }
}
