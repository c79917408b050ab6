using System.Text;

namespace BeadsAutomation.Tests.Agents.BeadBoard;

public sealed class BeadBoardAnswersTests
{
    private const string Bead = "bd-1";

    [Theory]
    // A job exists.
    [InlineData(200, """{"job_id":"0a1b2c3d4e5f"}""", AnswerClass.Accepted)]
    [InlineData(202, """{"job_id":"x","status":"queued"}""", AnswerClass.Accepted)]
    [InlineData(200, """{"job_id":12345678901234567890}""", AnswerClass.Accepted)]
    // A success that names none.
    [InlineData(200, """{"job_id":""}""", AnswerClass.Unknown)]
    [InlineData(200, """{"job_id":"  "}""", AnswerClass.Unknown)]
    [InlineData(200, """{"job_id":null}""", AnswerClass.Unknown)]
    [InlineData(200, """{"job_id":true}""", AnswerClass.Unknown)]
    [InlineData(200, """{"job_id":["x"]}""", AnswerClass.Unknown)]
    [InlineData(200, """{"job_id":"a\u001b[31mb"}""", AnswerClass.Unknown)]
    [InlineData(200, """{"job_id":"a\ud800"}""", AnswerClass.Unknown)]
    [InlineData(200, """["job_id"]""", AnswerClass.Unknown)]
    [InlineData(200, "{}", AnswerClass.Unknown)]
    [InlineData(200, "", AnswerClass.Unknown)]
    [InlineData(200, null, AnswerClass.Unknown)]
    [InlineData(200, "<html>Sign in</html>", AnswerClass.Unknown)]
    [InlineData(204, "", AnswerClass.Unknown)]
    // The bead's fault.
    [InlineData(400, """{"error":"Bead bd-1 is missing acceptance criteria."}""", AnswerClass.BeadFaultForGood)]
    [InlineData(400, """{"error":"taskId is required."}""", AnswerClass.BeadFaultForGood)]
    [InlineData(400, """{"error":"Too many words"}""", AnswerClass.BeadFault)]
    [InlineData(400, """{"error":"Bead bd-2 not found."}""", AnswerClass.BeadFault)]
    // What is around it.
    [InlineData(400, """{"error":"Bead bd-1 not found."}""", AnswerClass.Environment)]
    [InlineData(400, """{"error":"bead not found"}""", AnswerClass.Environment)]
    [InlineData(400, """{"error":"BEAD BD-1 NOT FOUND"}""", AnswerClass.Environment)]
    [InlineData(404, """{"error":"Bead bd-1 not found."}""", AnswerClass.Environment)]
    [InlineData(404, """{"error":"no issue found matching \"bd-1\""}""", AnswerClass.Environment)]
    [InlineData(410, """{"error":"Task 'bd-1' does not exist"}""", AnswerClass.Environment)]
    [InlineData(422, """{"error":"unknown bead: bd-1"}""", AnswerClass.Environment)]
    [InlineData(400, """{"error":"Bead bd-10 not found."}""", AnswerClass.BeadFault)]
    [InlineData(410, """{"error":"Bead bd-2 not found."}""", AnswerClass.Unknown)]
    [InlineData(422, """{"error":"Project not found"}""", AnswerClass.Unknown)]
    [InlineData(500, """{"error":"Bead bd-1 not found."}""", AnswerClass.Unknown)]
    [InlineData(502, """{"error":"Bead bd-1 not found."}""", AnswerClass.Unknown)]
    [InlineData(400, """{"error":"Invalid JSON body."}""", AnswerClass.Environment)]
    [InlineData(400, """{"error":["x"]}""", AnswerClass.Unknown)]
    [InlineData(400, """{"detail":"x"}""", AnswerClass.Unknown)]
    [InlineData(400, "<html>Bad Request</html>", AnswerClass.Unknown)]
    [InlineData(400, "", AnswerClass.Unknown)]
    [InlineData(301, "", AnswerClass.Environment)]
    [InlineData(302, "<html>", AnswerClass.Environment)]
    [InlineData(304, "", AnswerClass.Environment)]
    [InlineData(308, "", AnswerClass.Environment)]
    [InlineData(404, "<html>404</html>", AnswerClass.Environment)]
    [InlineData(405, "", AnswerClass.Environment)]
    [InlineData(401, "<html>", AnswerClass.Auth)]
    [InlineData(403, "", AnswerClass.Auth)]
    [InlineData(407, "", AnswerClass.Auth)]
    // No room.
    [InlineData(409, """{"error":"Agent is busy"}""", AnswerClass.Busy)]
    [InlineData(409, "conflict", AnswerClass.Unknown)]
    [InlineData(429, "", AnswerClass.Busy)]
    [InlineData(429, "<html>slow down</html>", AnswerClass.Busy)]
    // 500 and 502.
    [InlineData(
        500,
        """{"error":"Claude agent service is not configured (CLAUDE_AGENT_SERVICE_URL)."}""",
        AnswerClass.Environment
    )]
    [InlineData(500, "", AnswerClass.Unknown)]
    [InlineData(500, """{"error":"boom"}""", AnswerClass.Unknown)]
    [InlineData(502, """{"error":"Queue full"}""", AnswerClass.Busy)]
    [InlineData(502, """{"error":"Invalid token"}""", AnswerClass.Auth)]
    [InlineData(502, """{"error":"Missing bearer token"}""", AnswerClass.Auth)]
    [InlineData(502, """{"error":"Service unauthenticated"}""", AnswerClass.Auth)]
    [InlineData(502, """{"error":[{"loc":["body"],"msg":"x"}]}""", AnswerClass.Environment)]
    [InlineData(502, """{"error":"fetch failed"}""", AnswerClass.Unknown)]
    [InlineData(502, """{"error":"Agent service returned HTTP 500."}""", AnswerClass.Unknown)]
    [InlineData(502, """{"error":"Agent service response missing job_id."}""", AnswerClass.Unknown)]
    [InlineData(502, """{"error":"Job not found"}""", AnswerClass.Unknown)]
    [InlineData(502, """{"error":"queue full"}""", AnswerClass.Unknown)]
    [InlineData(502, "<html>Bad Gateway</html>", AnswerClass.Unknown)]
    [InlineData(502, "", AnswerClass.Unknown)]
    // Never said by BeadBoard: a proxy, or something new.
    [InlineData(503, """{"error":"Queue full"}""", AnswerClass.Unknown)]
    [InlineData(504, "", AnswerClass.Unknown)]
    [InlineData(408, "", AnswerClass.Unknown)]
    [InlineData(410, "", AnswerClass.Unknown)]
    [InlineData(413, """{"error":"x"}""", AnswerClass.Unknown)]
    [InlineData(418, "", AnswerClass.Unknown)]
    [InlineData(101, "", AnswerClass.Unknown)]
    [InlineData(0, "", AnswerClass.Unknown)]
    [InlineData(599, """{"job_id":"x"}""", AnswerClass.Unknown)]
    public void Status_and_body_prove_one_class(int status, string? body, AnswerClass expected)
    {
        var answer = Classify(status, body);

        answer.Class.ShouldBe(expected);
        answer.HttpStatus.ShouldBe(status);
        (answer.JobId is not null).ShouldBe(expected == AnswerClass.Accepted);
        answer.Detail.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"job_id":"0a1b2c"}""", "0a1b2c")]
    [InlineData("""{"job_id":42}""", "42")]
    [InlineData("""{"job_id":1e400}""", "1e400")]
    public void An_accepted_answer_names_its_job(string body, string job) => Classify(200, body).JobId.ShouldBe(job);

    [Theory]
    [InlineData(200, AnswerClass.Accepted)]
    [InlineData(201, AnswerClass.Unknown)]
    public void A_job_id_has_at_most_200_characters(int length, AnswerClass expected) =>
        Classify(200, $$"""{"job_id":"{{new string('j', length)}}"}""").Class.ShouldBe(expected);

    [Theory]
    [InlineData(200, """{"job_id":"x"}""", AnswerClass.Unknown)]
    [InlineData(400, """{"error":"taskId is required."}""", AnswerClass.Unknown)]
    [InlineData(502, """{"error":"Queue full"}""", AnswerClass.Unknown)]
    [InlineData(404, "<html>", AnswerClass.Environment)]
    [InlineData(429, "", AnswerClass.Busy)]
    public void A_body_that_is_too_long_is_not_the_services_own(int status, string body, AnswerClass expected) =>
        Classify(status, new BodyText(body, Complete: false)).Class.ShouldBe(expected);

    [Fact]
    public void The_detail_is_one_printable_line_of_the_services_words()
    {
        Classify(502, """{"error":"first\n\u001b[31msecond\u0000"}""").Detail.ShouldBe("first second");
        Classify(502, $$"""{"error":"{{new string('x', 1000)}}"}""").Detail.Length.ShouldBe(300);
        Classify(500, "").Detail.ShouldBe("the answer is empty");
    }

    [Fact]
    public void A_redirect_is_named() =>
        Classify(302, new BodyText("", Complete: true), location: "https://login.example/flow?state=s3cret")
            .Detail.ShouldBe("a redirect to https://login.example/flow, which is not followed; check BEADBOARD_URL");

    [Fact]
    public void The_wish_to_wait_is_kept() =>
        Classify(429, new BodyText("", Complete: true), TimeSpan.FromSeconds(7))
            .RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));

    [Fact]
    public void No_status_and_no_body_ever_throws()
    {
        int[] statuses = [int.MinValue, -1, 0, 100, 200, 301, 400, 401, 409, 429, 500, 502, 999];
        foreach (var body in Fuzz().Take(400))
        {
            foreach (var status in statuses)
            {
                var answer = Classify(status, body);
                Printable.IsPrintable(answer.Detail).ShouldBeTrue();
                answer.Detail.Length.ShouldBeInRange(1, 300);
            }
        }
    }

    // Good bodies, cut, doubled, with characters exchanged: the same ones in every run.
    private static IEnumerable<string> Fuzz()
    {
        string[] seeds =
        [
            """{"job_id":"0a1b2c3d4e5f"}""",
            """{"error":"Bead bd-1 not found."}""",
            """{"error":[{"loc":["body","prompt"],"msg":"x"}]}""",
            """{"j\u006fb_id":"\ud83d\ude00","error":"\ud800"}""",
            """{"\ud800":1,"job_id":-0.0e-99999,"error":{}}""",
            new string('[', 5000),
            "{\"job_id\":\"\ud800\"}",
            "\uFEFF{}",
        ];
        string[] pieces = ["\"", "\\", "{", "]", "\0", "\u2028", "\ud83d", ",", "1e9999", "null", "\\u"];
        var dice = 1u;
        for (var round = 0; ; round++)
        {
            var body = new StringBuilder(seeds[round % seeds.Length]);
            for (var change = 0; change < round % 7; change++)
            {
                var at = (int)(Next(ref dice) % (uint)(body.Length + 1));
                var what = pieces[Next(ref dice) % pieces.Length];
                _ = (Next(ref dice) % 3) switch
                {
                    0 => body.Insert(at, what),
                    1 => body.Remove(at, body.Length - at),
                    _ => body.Append(body.ToString(0, at)),
                };
            }
            yield return body.ToString();
        }
    }

    private static uint Next(ref uint dice) => dice = unchecked((dice * 1664525u) + 1013904223u) >> 1;

    private static DispatchAnswer Classify(int status, string? body) =>
        Classify(status, new BodyText(body ?? "", Complete: true));

    private static DispatchAnswer Classify(
        int status,
        BodyText body,
        TimeSpan? retryAfter = null,
        string? location = null
    ) =>
        BeadBoardAnswers.Classify(
            new Uri("http://beadboard/api/agent-dispatch"),
            new HttpReply<BodyText>(new HttpHead(status, retryAfter, location), body, null),
            Bead
        );
}
