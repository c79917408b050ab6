using System.Net;
using System.Net.Sockets;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.Tests.Agents.AgentUnderTest;

namespace BeadsAutomation.Tests.Agents;

public sealed class UnsentDispatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(" bd-1")]
    [InlineData("bd-1\n")]
    [InlineData("\u00A0bd-1")]
    [InlineData("bd-1\uFEFF ")]
    [InlineData("")]
    public async Task An_id_that_would_become_another_is_not_sent(string id)
    {
        await using var agent = await AgentDouble.StartAsync();

        var answer = await Of(agent.BeadBoardUrl).DispatchAsync(Order with { BeadId = id }, Stop);

        answer.Class.ShouldBe(AnswerClass.BeadFaultForGood);
        agent.PostCount.ShouldBe(0);
    }

    [Fact]
    public async Task Interrupted_before_bytes_left_it_was_not_sent()
    {
        await using var agent = await AgentDouble.StartAsync();

        var answer = await Of(agent.BeadBoardUrl).DispatchAsync(Order, new CancellationToken(canceled: true));

        answer.Class.ShouldBe(AnswerClass.Environment);
        answer.Detail.ShouldContain("not sent");
        agent.PostCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_connection_is_surely_not_sent()
    {
        using var port = new RefusingPort();

        var answer = await Of(port.Url).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(AnswerClass.Environment);
        answer.HttpStatus.ShouldBeNull();
        answer.Detail.ShouldBe($"{port.Url}api/agent-dispatch: not sent: connection refused");
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_surely_not_sent()
    {
        var answer = await Of(new Uri("http://beadboard.invalid")).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(AnswerClass.Environment);
    }

    [Fact]
    public async Task Failed_tls_is_surely_not_sent()
    {
        await using var agent = await AgentDouble.StartAsync();
        var url = new UriBuilder(agent.BeadBoardUrl) { Scheme = "https" }.Uri;

        var answer = await Of(url).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(AnswerClass.Environment);
        answer.Detail.ShouldContain("TLS failed");
        agent.PostCount.ShouldBe(0);
    }

    [Fact]
    public async Task Tls_that_never_answers_is_surely_not_sent()
    {
        using var silent = new SilentListener();
        var url = new UriBuilder(silent.Url) { Scheme = "https" }.Uri;
        var patient = Short with { Dispatch = TimeSpan.FromSeconds(30) };

        var answer = await Of(url, timeouts: patient).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(AnswerClass.Environment);
        answer.Detail.ShouldEndWith("no connection within 0.3 s");
    }

    [Fact]
    public async Task A_listener_that_never_speaks_may_have_taken_it()
    {
        using var silent = new SilentListener();
        var time = new HeldTimers();

        var dispatch = Of(silent.Url, time: time, timeouts: Default).DispatchAsync(Order, Stop);
        await silent.FirstByteAsync(Stop);
        await time.RunOutAsync(Default.Dispatch, Stop);

        (await dispatch).Class.ShouldBe(AnswerClass.Unknown);
    }

    [Fact]
    public async Task A_connection_that_stays_refused_is_tried_twice_in_all()
    {
        using var port = new RefusingPort();
        var time = new HeldTimers(atOnce: Default.RefusedPause);

        var answer = await Of(port.Url, time: time, timeouts: Default).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(AnswerClass.Environment);
        time.Count(Default.RefusedPause).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_once_more()
    {
        using var port = new Socket(SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)port.LocalEndPoint!).Port}");
        var time = new HeldTimers();
        var served = ServeAsync();

        var answer = await Of(url, time: time, timeouts: Default).DispatchAsync(Order, Stop);

        answer.JobId.ShouldBe("second");
        await served;

        async Task ServeAsync()
        {
            await time.RunOutAsync(Default.RefusedPause, Stop, first: () => port.Listen());
            using var socket = await port.AcceptAsync(Stop);
            await socket.ReceiveAsync(new byte[1], Stop);
            var json = """{"job_id":"second"}""";
            await socket.SendAsync(
                System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {json.Length}\r\n\r\n{json}"),
                Stop
            );
        }
    }

    [Fact]
    public async Task A_request_never_gets_a_second_connection_once_bytes_may_have_left()
    {
        await using var agent = await AgentDouble.StartAsync();
        using var connection = new OwnConnection(TimeSpan.FromSeconds(10));
        var url = AgentUrl.Join(agent.BeadBoardUrl, "/api/agent-status");

        connection.BytesMayHaveLeft.ShouldBeFalse();
        using var first = new HttpRequestMessage(HttpMethod.Get, url);
        (await connection.SendAsync(first, Stop)).Dispose();
        connection.BytesMayHaveLeft.ShouldBeTrue();

        using var second = new HttpRequestMessage(HttpMethod.Get, url);
        var failure = await Should.ThrowAsync<Exception>(() => connection.SendAsync(second, Stop));
        failure.GetBaseException().Message.ShouldContain("not opened again");
        agent.Requests.Count.ShouldBe(1);
    }
}
