namespace BeadsAutomation.Tests.Agents.AgentService;

public sealed class ExecuteAnswersTests
{
    private static readonly Uri Url = new("http://agent:8080/execute");

    [Theory]
    // A job exists.
    [InlineData(202, """{"job_id":"0a1b2c3d4e5f","status":"queued"}""", AnswerClass.Accepted)]
    [InlineData(200, """{"job_id":"0a1b2c3d4e5f"}""", AnswerClass.Accepted)]
    [InlineData(202, """{"job_id":42}""", AnswerClass.Accepted)]
    // A success that names none.
    [InlineData(202, """{"status":"queued"}""", AnswerClass.Unknown)]
    [InlineData(202, """{"job_id":""}""", AnswerClass.Unknown)]
    [InlineData(202, """{"job_id":["x"]}""", AnswerClass.Unknown)]
    [InlineData(202, """{"job_id":"0a1b""", AnswerClass.Unknown)]
    [InlineData(202, """["job_id"]""", AnswerClass.Unknown)]
    [InlineData(202, "", AnswerClass.Unknown)]
    [InlineData(200, "<html>Sign in</html>", AnswerClass.Unknown)]
    [InlineData(204, "", AnswerClass.Unknown)]
    // The token.
    [InlineData(401, """{"detail":"Missing bearer token"}""", AnswerClass.Auth)]
    [InlineData(401, """{"detail":"Invalid token"}""", AnswerClass.Auth)]
    [InlineData(401, """{"detail":"Service unauthenticated"}""", AnswerClass.Auth)]
    [InlineData(401, "<html>log in</html>", AnswerClass.Auth)]
    [InlineData(403, """{"detail":"Not authenticated"}""", AnswerClass.Auth)]
    [InlineData(407, "", AnswerClass.Auth)]
    // What we sent was read and not taken.
    [InlineData(422, """{"detail":[{"loc":["body","agent"],"msg":"Field required"}]}""", AnswerClass.Environment)]
    [InlineData(422, """{"detail":[{"loc":["body","prompt"],"msg":"too long"}]}""", AnswerClass.BeadFault)]
    [InlineData(
        422,
        """{"detail":[{"loc":["body","prompt"],"msg":"x"},{"loc":["body","agent"],"msg":"y"}]}""",
        AnswerClass.Environment
    )]
    [InlineData(422, """{"detail":"no"}""", AnswerClass.Environment)]
    [InlineData(422, """{"detail":[]}""", AnswerClass.Unknown)]
    [InlineData(422, """{"detail":["x"]}""", AnswerClass.Unknown)]
    [InlineData(422, """{"error":"x"}""", AnswerClass.Unknown)]
    [InlineData(422, "<html>", AnswerClass.Unknown)]
    [InlineData(400, """{"detail":"There was an error parsing the body"}""", AnswerClass.Environment)]
    [InlineData(400, "<html>Bad Request</html>", AnswerClass.Unknown)]
    [InlineData(413, "<html>Request Entity Too Large</html>", AnswerClass.Unknown)]
    // No room.
    [InlineData(429, """{"detail":"Queue full"}""", AnswerClass.Busy)]
    [InlineData(429, "<html>slow down</html>", AnswerClass.Busy)]
    [InlineData(409, """{"detail":"Agent is busy"}""", AnswerClass.Busy)]
    [InlineData(409, "conflict", AnswerClass.Unknown)]
    // The wrong address.
    [InlineData(404, """{"detail":"Not Found"}""", AnswerClass.Environment)]
    [InlineData(404, "<html>404</html>", AnswerClass.Environment)]
    [InlineData(405, """{"detail":"Method Not Allowed"}""", AnswerClass.Environment)]
    [InlineData(301, "", AnswerClass.Environment)]
    [InlineData(307, "", AnswerClass.Environment)]
    // A job may have been started, whoever says it.
    [InlineData(500, "Internal Server Error", AnswerClass.Unknown)]
    [InlineData(500, """{"detail":"boom"}""", AnswerClass.Unknown)]
    [InlineData(502, "<html>Bad Gateway</html>", AnswerClass.Unknown)]
    [InlineData(502, """{"detail":"Queue full"}""", AnswerClass.Unknown)]
    [InlineData(503, """{"detail":"Queue full"}""", AnswerClass.Unknown)]
    [InlineData(504, "", AnswerClass.Unknown)]
    [InlineData(408, "", AnswerClass.Unknown)]
    [InlineData(418, """{"detail":"x"}""", AnswerClass.Unknown)]
    [InlineData(101, "", AnswerClass.Unknown)]
    [InlineData(0, "", AnswerClass.Unknown)]
    [InlineData(599, """{"job_id":"x"}""", AnswerClass.Unknown)]
    public void Status_and_body_prove_one_class(int status, string body, AnswerClass expected)
    {
        var answer = Classify(status, body);

        answer.Class.ShouldBe(expected);
        answer.HttpStatus.ShouldBe(status);
        (answer.JobId is not null).ShouldBe(expected == AnswerClass.Accepted);
        answer.Detail.Length.ShouldBeInRange(1, 300);
    }

    [Theory]
    [InlineData(202, """{"job_id":"x"}""", AnswerClass.Unknown)]
    [InlineData(422, """{"detail":"x"}""", AnswerClass.Unknown)]
    [InlineData(404, "<html>", AnswerClass.Environment)]
    [InlineData(429, "", AnswerClass.Busy)]
    public void A_body_that_is_too_long_is_not_the_services_own(int status, string body, AnswerClass expected) =>
        ExecuteAnswers
            .Classify(Url, Reply(status, new BodyText(body, Complete: false)), hasToken: false)
            .Class.ShouldBe(expected);

    [Theory]
    [InlineData(202, """{"job_id":"0a1b"}""", "job 0a1b")]
    [InlineData(429, """{"detail":"Queue full"}""", "Queue full")]
    [InlineData(401, """{"detail":"Invalid token"}""", "Invalid token; check API_BEARER_TOKEN")]
    [InlineData(
        404,
        """{"detail":"Not Found"}""",
        "http://agent:8080/execute takes no beads; check AGENT_SERVICE_URL; Not Found"
    )]
    [InlineData(302, "", "a redirect to http://agent:8080/login, which is not followed; check AGENT_SERVICE_URL")]
    [InlineData(500, "", "the answer is empty")]
    [InlineData(502, "<b>\u001b[31m\n", "the answer was: <b>")]
    public void The_detail_says_what_came_and_what_to_check(int status, string body, string detail) =>
        Classify(status, body, token: "s3cret").Detail.ShouldBe(detail);

    /// <summary>It comes back with the prompt in it, and that is the bead's text.</summary>
    [Fact]
    public void Of_complaints_only_place_and_words_are_kept() =>
        Classify(
            422,
            """{"detail":[{"loc":["body","prompt"],"msg":"too long","input":"the bead says"},{"loc":3,"msg":4}]}"""
        )
            .Detail.ShouldBe("the service does not take our request: body.prompt: too long; :");

    [Fact]
    public void A_missing_token_is_said() =>
        Classify(401, """{"detail":"Missing bearer token"}""")
            .Detail.ShouldBe("Missing bearer token; check API_BEARER_TOKEN, which is not set");

    [Fact]
    public void A_token_that_the_answer_repeats_is_not_repeated_by_us()
    {
        var answer = Classify(
            401,
            $$"""{"detail":"{{new string('x', 290)}} Bearer s3cret-t0ken"}""",
            token: "s3cret-t0ken"
        );
        answer.Detail.ShouldNotContain("s3c");
    }

    [Fact]
    public void The_wish_to_wait_is_kept() =>
        ExecuteAnswers
            .Classify(Url, Reply(429, new BodyText("", true), TimeSpan.FromSeconds(7)), hasToken: false)
            .RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));

    private static DispatchAnswer Classify(int status, string body, string? token = null) =>
        ExecuteAnswers.Classify(
            Url,
            Reply(status, new BodyText(body, true)) with
            {
                Peer = PeerText.Of(new BeadsOptions { AgentServiceToken = token }, ProxyRules.None),
            },
            hasToken: token is not null
        );

    private static HttpReply<BodyText> Reply(int status, BodyText body, TimeSpan? retryAfter = null) =>
        new(new HttpHead(status, retryAfter, "/login?state=secret"), body, null);
}
