using System.Net;
using System.Net.Sockets;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using static BeadsAutomation.Tests.Agents.AgentUnderTest;

namespace BeadsAutomation.Tests.Agents.BeadBoard;

public sealed class BeadBoardDispatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bead_is_posted_once_and_its_job_is_named()
    {
        await using var agent = await AgentDouble.StartAsync();

        var answer = await Of(agent.BeadBoardUrl).DispatchAsync(Order, Stop);

        answer.ShouldBe(new DispatchAnswer(AnswerClass.Accepted, "000000000001", 200, "job 000000000001"));
        var post = agent.Requests.ShouldHaveSingleItem();
        post.Method.ShouldBe("POST");
        post.Target.ShouldBe("/api/agent-dispatch");
        post.Body.ShouldBe("""{"taskId":"bd-1"}""");
        post.Headers["Content-Type"].ShouldBe("application/json");
        post.Headers["Connection"].ShouldBe("close");
        post.Headers.ContainsKey("Authorization").ShouldBeFalse();
        post.Headers.ContainsKey("Accept-Encoding").ShouldBeFalse();
    }

    [Theory]
    [InlineData("bd-'1\"")]
    [InlineData("bd-\n🚀\\u0000")]
    public async Task Any_id_arrives_as_it_is(string id)
    {
        await using var agent = await AgentDouble.StartAsync();

        await Of(agent.BeadBoardUrl).DispatchAsync(Order with { BeadId = id }, Stop);

        agent.PostsOf(id).ShouldBe(1);
    }

    [Theory]
    [InlineData("base")]
    [InlineData("base/")]
    public async Task A_base_url_may_have_a_path(string path)
    {
        await using var agent = await AgentDouble.StartAsync();

        await Of(new Uri(agent.BeadBoardUrl, path)).DispatchAsync(Order, Stop);

        agent.Requests.ShouldHaveSingleItem().Target.ShouldBe("/base/api/agent-dispatch");
    }

    [Fact]
    public async Task The_agent_has_started_when_the_answer_arrives()
    {
        await using var agent = await AgentDouble.StartAsync();
        var begun = new List<string>();
        agent.BeforeAnswer = bead =>
        {
            begun.Add(bead);
            return Task.CompletedTask;
        };

        await Of(agent.BeadBoardUrl).DispatchAsync(Order, Stop);

        begun.ShouldBe(["bd-1"]);
    }

    public static TheoryData<string, AgentReply, AnswerClass, int?> Answers() =>
        new()
        {
            { "queue full", AgentReply.Of(502, """{"error":"Queue full"}"""), AnswerClass.Busy, 502 },
            { "garbage", AgentReply.Of(200, "\0\u001b]garbage"), AnswerClass.Unknown, 200 },
            { "no body", AgentReply.Of(500, ""), AnswerClass.Unknown, 500 },
            { "no head", AgentReply.ResetBeforeHead(), AnswerClass.Unknown, null },
            { "cut body", AgentReply.CutMidBody(200, """{"job_id":"""), AnswerClass.Unknown, 200 },
            { "cut refusal", AgentReply.CutMidBody(404, "<html>"), AnswerClass.Unknown, 404 },
            {
                "huge",
                AgentReply.Huge(200, """{"job_id":"x","pad":" """, "pad ", "\"}", 8_000_000),
                AnswerClass.Unknown,
                200
            },
            { "redirect", AgentReply.Of(308, "", ("Location", "/api/agent-dispatch")), AnswerClass.Environment, 308 },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_classified_and_never_asked_for_again(
        string name,
        AgentReply reply,
        AnswerClass expected,
        int? status
    )
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Dispatch = reply;

        var answer = await Of(agent.BeadBoardUrl).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(expected, name);
        answer.HttpStatus.ShouldBe(status, answer.Detail);
        agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_reset_in_the_body_is_unknown()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Dispatch = AgentReply.ResetMidBody(200, "{");

        var answer = await Of(agent.BeadBoardUrl).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(AnswerClass.Unknown);
        agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_body_is_waited_for()
    {
        await using var agent = await AgentDouble.StartAsync();
        var gate = new TaskCompletionSource();
        agent.Dispatch = AgentReply.SlowBody(200, """{"job_id":""", "\"late\"}", gate.Task);

        var dispatch = Of(agent.BeadBoardUrl).DispatchAsync(Order, Stop);
        await agent.NextPostAsync(Stop);
        dispatch.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        (await dispatch).JobId.ShouldBe("late");
    }

    public static TheoryData<string, AgentReply> Stops() =>
        new()
        {
            { "no head", AgentReply.Hang() },
            { "half a body", AgentReply.SlowBody(200, "{", "}", new TaskCompletionSource().Task) },
        };

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task No_whole_answer_in_time_is_unknown(string name, AgentReply reply)
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Dispatch = reply;
        var time = new HeldTimers();

        var dispatch = Of(agent.BeadBoardUrl, time: time, timeouts: Default).DispatchAsync(Order, Stop);
        await agent.NextPostAsync(Stop);
        await time.RunOutAsync(TimeSpan.FromSeconds(30), Stop);

        var answer = await dispatch;
        answer.Class.ShouldBe(AnswerClass.Unknown, name);
        answer.Detail.ShouldEndWith("no complete answer within 30 s");
        agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_not_http_is_unknown()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeAsync();

        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var answer = await Of(url).DispatchAsync(Order, Stop);

        answer.Class.ShouldBe(AnswerClass.Unknown);
        await served;

        async Task ServeAsync()
        {
            using var socket = await listener.AcceptSocketAsync(Stop);
            await socket.ReceiveAsync(new byte[1], Stop);
            await socket.SendAsync("SSH-2.0-surprise\r\n\r\n"u8.ToArray(), Stop);
        }
    }

    [Fact]
    public async Task Interrupted_after_bytes_left_it_is_unknown_and_does_not_throw()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Dispatch = AgentReply.Hang();
        using var interrupt = new CancellationTokenSource();

        var dispatch = Of(agent.BeadBoardUrl).DispatchAsync(Order, interrupt.Token);
        await agent.NextPostAsync(Stop);
        await interrupt.CancelAsync();

        var answer = await dispatch;
        answer.Class.ShouldBe(AnswerClass.Unknown);
        answer.Detail.ShouldEndWith("interrupted while waiting for the answer");
    }

    [Fact]
    public async Task A_redirect_is_named_without_its_query_and_not_followed()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Dispatch = AgentReply.Of(302, "", ("Location", "https://me:secret@login.example/flow?state=secret"));

        var answer = await Of(agent.BeadBoardUrl).DispatchAsync(Order, Stop);

        answer.Detail.ShouldContain("https://login.example/flow");
        answer.Detail.ShouldNotContain("secret");
        agent.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("3601", 3600)]
    [InlineData("99999999999999999999", 3600)]
    [InlineData("Fri, 20 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Fri, 20 Nov 2026 14:00:00 GMT", 3600)]
    [InlineData("Fri, 20 Nov 2026 11:59:59 GMT", null)]
    [InlineData("-5", null)]
    [InlineData("1.5", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public async Task The_wish_to_wait_is_read_against_the_clock(string header, int? seconds)
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Dispatch = AgentReply.Of(429, "", ("Retry-After", header));

        var answer = await Of(agent.BeadBoardUrl, time: new TestClock()).DispatchAsync(Order, Stop);

        answer.RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task Secrets_reach_neither_detail_nor_log()
    {
        using var port = new RefusingPort();
        var url = new Uri($"http://me:s3cret@127.0.0.1:{port.Port}/?key=s3cret");
        using var log = new RecordedLog();
        var agent = Of(url, service: url, token: "s3cret", log: log.Of<BeadBoardAgent>());

        var said = new[]
        {
            (await agent.DispatchAsync(Order, Stop)).Detail,
            (await agent.AskRoomAsync(Stop)).Detail,
            (await agent.FindJobAsync(new JobQuery("j", "t", TimeSpan.Zero), Stop)).Detail,
        };

        log.Lines.Count.ShouldBe(3);
        foreach (var line in said.Concat(log.Lines))
        {
            line.ShouldContain("127.0.0.1");
            line.ShouldNotContain("s3cret");
        }
    }
}
