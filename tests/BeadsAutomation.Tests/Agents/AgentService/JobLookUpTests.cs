using BeadsAutomation.Testing.Http;
using static BeadsAutomation.Tests.Agents.AgentUnderTest;

namespace BeadsAutomation.Tests.Agents.AgentService;

public sealed class JobLookUpTests
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(5);

    private static readonly string Line = new('x', 500);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("queued", null, JobState.Queued)]
    [InlineData("running", null, JobState.Running)]
    [InlineData("completed", 0, JobState.Completed)]
    [InlineData("completed", null, JobState.Completed)]
    [InlineData("completed", 1, JobState.Failed)]
    [InlineData("failed", 3, JobState.Failed)]
    [InlineData("failed", null, JobState.Failed)]
    [InlineData("timeout", null, JobState.TimedOut)]
    [InlineData("error", null, JobState.Errored)]
    [InlineData("Running", null, JobState.CannotTell)]
    [InlineData("paused", null, JobState.CannotTell)]
    public async Task The_services_word_names_the_state(string word, int? exit, JobState expected)
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Jobs["j"] = AgentReply.Job(word, exit, output: ["one", "two"]);

        var report = await FindAsync(agent, "j");

        report.State.ShouldBe(expected);
        report.ExitCode.ShouldBe(exit);
        report.OutputTail.ShouldBe("one\ntwo");
    }

    [Fact]
    public async Task A_secret_in_an_error_is_masked_even_where_the_error_is_cut()
    {
        await using var agent = await AgentDouble.StartAsync();
        var remote = $"https://me:{new string('x', 400)}@example.org/r.git";
        agent.Jobs["e"] = AgentReply.Job("error", error: $"clone of {remote} failed");

        (await FindAsync(agent, "e")).Detail.ShouldBe("error: clone of https://***@example.org/r.git failed");
    }

    [Fact]
    public async Task An_error_an_exit_code_and_an_unknown_word_are_said()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Jobs["e"] = AgentReply.Job("error", error: "clone\nfailed");
        agent.Jobs["f"] = AgentReply.Job("failed", 3);
        agent.Jobs["u"] = AgentReply.Job("paused");

        (await FindAsync(agent, "e")).Detail.ShouldBe("error: clone failed");
        (await FindAsync(agent, "f")).Detail.ShouldBe("exit code 3");
        (await FindAsync(agent, "u")).Detail.ShouldBe("unknown job status: paused");
    }

    [Theory]
    [InlineData(0, JobState.CannotTell)]
    [InlineData(299, JobState.CannotTell)]
    [InlineData(300, JobState.Lost)]
    [InlineData(86400, JobState.Lost)]
    public async Task A_job_that_the_service_does_not_know_is_lost_five_minutes_after(int seconds, JobState expected)
    {
        await using var agent = await AgentDouble.StartAsync();

        var report = await FindAsync(agent, "gone", TimeSpan.FromSeconds(seconds));

        report.State.ShouldBe(expected);
    }

    [Theory]
    [InlineData(404, """{"detail":"Not Found"}""")]
    [InlineData(404, """{"detail":"Job not found","by":"proxy"}""")]
    [InlineData(404, """{"error":"Job not found"}""")]
    [InlineData(404, "Job not found")]
    [InlineData(404, "<html>404</html>")]
    [InlineData(404, "")]
    [InlineData(410, """{"detail":"Job not found"}""")]
    [InlineData(200, """{"detail":"Job not found"}""")]
    [InlineData(200, """{"status":7}""")]
    [InlineData(200, """{"metadata":{"status":"failed"},"output":["status","failed"]}""")]
    [InlineData(200, """["completed"]""")]
    [InlineData(200, """{"status":"completed" """)]
    [InlineData(200, """{"status":"completed"} trailing""")]
    [InlineData(200, "<html>")]
    [InlineData(200, "")]
    [InlineData(202, """{"status":"completed"}""")]
    [InlineData(302, "")]
    [InlineData(500, """{"status":"completed"}""")]
    public async Task Anything_else_cannot_tell(int status, string body)
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Jobs["j"] = AgentReply.Of(status, body);

        var report = await FindAsync(agent, "j");

        report.State.ShouldBe(JobState.CannotTell);
        report.Detail.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_token_is_sent_and_a_refused_one_is_said()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Token = "right";
        agent.Jobs["j"] = AgentReply.Job("running");
        var query = new JobQuery("j", "t", LongAgo);

        var right = Of(agent.BeadBoardUrl, agent.ServiceUrl, token: "right");
        (await right.FindJobAsync(query, Stop)).State.ShouldBe(JobState.Running);

        var wrong = await Of(agent.BeadBoardUrl, agent.ServiceUrl, token: "wr0ng").FindJobAsync(query, Stop);
        wrong.State.ShouldBe(JobState.CannotTell);
        wrong.Detail.ShouldContain("token was refused");
        wrong.Detail.ShouldNotContain("wr0ng");
    }

    [Fact]
    public async Task Without_the_services_url_or_a_job_it_cannot_tell_and_asks_nobody()
    {
        await using var agent = await AgentDouble.StartAsync();

        var reports = new[]
        {
            await Of(agent.BeadBoardUrl).FindJobAsync(new JobQuery("j", "t", LongAgo), Stop),
            await WithService(agent).FindJobAsync(new JobQuery(null, "t", LongAgo), Stop),
        };

        reports.ShouldAllBe(r => r.State == JobState.CannotTell);
        agent.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../health", "/jobs/..%2Fhealth")]
    [InlineData("a/b?c#d", "/jobs/a%2Fb%3Fc%23d")]
    [InlineData("%2e%2e", "/jobs/%252e%252e")]
    [InlineData("...", "/jobs/...")]
    public async Task A_job_id_is_data(string id, string target)
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Jobs[id] = AgentReply.Job("running");

        (await FindAsync(agent, id)).State.ShouldBe(JobState.Running);
        agent.Requests.ShouldHaveSingleItem().Target.ShouldBe(target);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_job_id_that_is_a_path_is_not_asked_for(string id)
    {
        await using var agent = await AgentDouble.StartAsync();

        (await FindAsync(agent, id)).State.ShouldBe(JobState.CannotTell);
        agent.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_result_is_found_behind_megabytes_and_the_standard_error_beside_it()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Jobs["large"] = AgentReply.Huge(
            200,
            """{"stderr":"Error: OAuth token has expired","output":[""",
            "\"{\\\"type\\\":\\\"assistant\\\"}\",",
            """ "{\"type\":\"result\",\"result\":\"It is done.\",\"total_cost_usd\":0.5}"],"status":"completed"}""",
            4 * 1024L * 1024L
        );

        var read = await FindAsync(agent, "large");

        read.Result.ShouldBe(new AgentResult("It is done.", false, Spent: new Spending(0.5m, null, null)));
        read.ErrorTail.ShouldBe("Error: OAuth token has expired");
    }

    [Fact]
    public async Task A_job_of_many_megabytes_is_read_and_one_of_33_is_not()
    {
        await using var agent = await AgentDouble.StartAsync();
        agent.Jobs["large"] = Job(megabytes: 31);
        agent.Jobs["too large"] = Job(megabytes: 33);

        var patient = WithService(agent, new AgentTimeouts { LookUp = TimeSpan.FromMinutes(1) });
        var read = await patient.FindJobAsync(new JobQuery("large", "t", LongAgo), Stop);
        read.State.ShouldBe(JobState.Completed);
        read.OutputTail!.Length.ShouldBe(4096);
        read.OutputTail.ShouldEndWith($"{Line}\nlast");
        var tooLarge = await patient.FindJobAsync(new JobQuery("too large", "t", LongAgo), Stop);
        tooLarge.State.ShouldBe(JobState.CannotTell);
        tooLarge.Detail.ShouldContain("32 MiB");

        static AgentReply Job(int megabytes) =>
            AgentReply.Huge(
                200,
                """{"output":[""",
                $"\"{Line}\",",
                "\"last\"],\"status\":\"completed\",\"exit_code\":0}",
                megabytes * 1024L * 1024L
            );
    }

    [Fact]
    public async Task Failures_of_the_network_cannot_tell()
    {
        using var port = new RefusingPort();
        await using var agent = await AgentDouble.StartAsync();
        agent.Jobs["hang"] = AgentReply.Hang();
        agent.Jobs["reset"] = AgentReply.ResetBeforeHead();
        agent.Jobs["cut"] = AgentReply.CutMidBody(200, """{"status":"completed"}""");
        var query = new JobQuery("j", "t", LongAgo);

        var refused = await Of(port.Url, port.Url).FindJobAsync(query, Stop);
        refused.State.ShouldBe(JobState.CannotTell);
        foreach (var job in new[] { "hang", "reset", "cut" })
        {
            var report = await WithService(agent, Short).FindJobAsync(query with { JobId = job }, Stop);
            report.State.ShouldBe(JobState.CannotTell, job);
        }
    }

    private static Task<JobReport> FindAsync(AgentDouble agent, string id, TimeSpan? since = null) =>
        WithService(agent).FindJobAsync(new JobQuery(id, "t", since ?? LongAgo), Stop);
}
