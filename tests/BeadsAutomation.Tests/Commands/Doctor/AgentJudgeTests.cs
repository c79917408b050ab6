namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class AgentJudgeTests
{
    [Theory]
    [InlineData(RoomState.Known, Severity.Ok, ExitCode.Done)]
    [InlineData(RoomState.Unknown, Severity.Ok, ExitCode.Done)]
    [InlineData(RoomState.Busy, Severity.Ok, ExitCode.Done)]
    [InlineData(RoomState.Unreachable, Severity.Error, ExitCode.Agent)]
    public void Only_an_agent_that_cannot_be_reached_is_an_error(RoomState state, Severity severity, ExitCode code)
    {
        var finding = AgentJudge.Room("beadboard", new Room(state, null, "it said so"));
        (finding.Severity, finding.ExitCode, finding.Sentence).ShouldBe((severity, code, "beadboard: it said so"));
    }

    [Theory]
    [InlineData(404, JobState.Lost, Severity.Ok, ExitCode.Done)]
    [InlineData(401, JobState.CannotTell, Severity.Error, ExitCode.Agent)]
    [InlineData(403, JobState.CannotTell, Severity.Error, ExitCode.Agent)]
    [InlineData(404, JobState.CannotTell, Severity.Warning, ExitCode.Attention)]
    [InlineData(500, JobState.CannotTell, Severity.Warning, ExitCode.Attention)]
    [InlineData(null, JobState.CannotTell, Severity.Warning, ExitCode.Attention)]
    public void The_services_own_not_found_proves_the_token(
        int? status,
        JobState state,
        Severity severity,
        ExitCode code
    )
    {
        var finding = AgentJudge.Token(new ServiceFacts(1, status, new JobReport(state, null, "")), hasToken: true);
        (finding.Severity, finding.ExitCode).ShouldBe((severity, code));
    }

    [Fact]
    public void A_bd_that_agents_are_told_to_call_and_is_not_there_is_a_warning()
    {
        AgentJudge.Bd("bd", fault: null).ShouldBeEmpty();
        var finding = AgentJudge.Bd("bd --db /x", "bd is in no folder of PATH").ShouldHaveSingleItem();
        (finding.Severity, finding.Sentence).ShouldBe(
            (Severity.Warning, "agents are told to run \"bd --db /x\", and bd is in no folder of PATH")
        );
    }

    [Fact]
    public void A_service_that_wants_a_token_where_none_is_set_says_so() =>
        AgentJudge
            .Token(new ServiceFacts(1, 401, new JobReport(JobState.CannotTell, null, "")), hasToken: false)
            .Sentence.ShouldBe("the agent service refuses to be asked without a token (HTTP 401)");

    [Theory]
    [InlineData(true, "the agent service cannot be asked about jobs: down")]
    [InlineData(false, "the agent service cannot be asked about jobs: down; API_BEARER_TOKEN is not set")]
    public void A_service_that_cannot_be_asked_may_lack_our_token(bool hasToken, string sentence) =>
        AgentJudge
            .Token(new ServiceFacts(null, null, new JobReport(JobState.CannotTell, null, "down")), hasToken)
            .Sentence.ShouldBe(sentence);

    [Theory]
    [InlineData(null, Severity.Ok)]
    [InlineData("agent is in no folder of PATH", Severity.Error)]
    public void The_commands_program_has_to_be_there(string? fault, Severity severity) =>
        AgentJudge.Program(fault).Severity.ShouldBe(severity);

    [Theory]
    [InlineData("beadboard", 15, 10, "Ok")]
    [InlineData("beadboard", 14, 10, "Warning")]
    [InlineData("command", 14, 10, "Ok")]
    [InlineData("service", 14, 10, "Ok")]
    [InlineData("service", 60, 9, "Ok, Info")]
    [InlineData("beadboard", 15, 9, "Ok, Info")]
    [InlineData("command", 15, 1, "Ok, Info")]
    [InlineData("beadboard", 15, null, "Ok")]
    public void Thresholds_fit_the_agent(string agent, int jobMinutes, int? capacity, string severities)
    {
        var options = new BeadsOptions { JobTimeout = TimeSpan.FromMinutes(jobMinutes) };
        string.Join(", ", ThresholdJudge.Judge(options, agent, capacity).Select(f => f.Severity)).ShouldBe(severities);
    }
}
