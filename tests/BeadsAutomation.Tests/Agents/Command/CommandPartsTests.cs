using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Agents.Command;

public sealed class CommandPartsTests
{
    [Theory]
    [InlineData("agent", "agent")]
    [InlineData("  agent   --flag  x ", "agent|--flag|x")]
    [InlineData("\"/opt/my agent/run\" --note \"a b\"", "/opt/my agent/run|--note|a b")]
    [InlineData("agent $(id) ; rm 'a b' | > * \\", "agent|$(id)|;|rm|'a|b'|||>|*|\\")]
    [InlineData("agent --x=\"a b\"", "agent|--x=a b")]
    public void A_command_is_split_at_blanks_outside_double_quotes_and_nothing_else_means_anything(
        string command,
        string parts
    ) => string.Join('|', AgentCommandLine.Split(command)).ShouldBe(parts);

    [Theory]
    [InlineData("agent \"x\"", null)]
    [InlineData("agent \"x", "BEADS_AGENT_COMMAND has a double quote that is not closed: close it.")]
    [InlineData("\"\"", "BEADS_AGENT_COMMAND names no program: write one, and its arguments behind it.")]
    [InlineData("agent \0", "BEADS_AGENT_COMMAND holds a NUL character: remove it.")]
    public void A_command_that_cannot_be_started_is_refused_at_once(string command, string? sentence)
    {
        var options = new BeadsOptions
        {
            Agent = "command",
            AgentCommand = command,
            JobsFolder = "/jobs",
        };
        BeadsOptionsValidator.Failures(options).ShouldBe(sentence is null ? [] : [sentence]);
    }

    [Theory]
    [InlineData("1 (sh) S 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 777 9 9", 777L)]
    [InlineData("1 (a ) Z (b) R 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 778 9 9\n", 778L)]
    [InlineData("1 (sh) Z 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 777 9 9", null)]
    [InlineData("1 (sh) X 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 777 9 9", null)]
    [InlineData("", null)]
    public void The_start_time_is_read_whatever_the_process_is_called_and_a_zombie_is_dead(
        string stat,
        long? started
    ) => (ProcessStat.Parse(stat) is { IsDead: false } alive ? alive.Started : (long?)null).ShouldBe(started);

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(-60, true)]
    [InlineData(-61, false)]
    public void An_order_is_fresh_for_a_minute_whichever_way_the_clock_went(int seconds, bool fresh)
    {
        var now = new TestClock().GetUtcNow();
        var order = new JobOrder("bd-1", 1, "t", ["true"], TimeSpan.FromMinutes(1), now, "host/1");
        order.IsFresh(now.AddSeconds(seconds)).ShouldBe(fresh);
    }

    [Fact]
    public void The_agents_environment_is_ours_without_secrets_of_the_service_and_test_switches()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PATH"] = "/bin",
            ["BEADS_DOLT_PASSWORD"] = "for bd",
            ["BEADS_ACTOR"] = "beads-dispatcher",
            ["API_BEARER_TOKEN"] = "s3cret",
            ["API_BEARER_TOKEN_FILE"] = "/run/s3cret",
            ["BEADS_TEST_KILL_AT"] = "answer_read",
        };
        var options = new BeadsOptions { Assignee = "robot", BeadsFile = "/not/the/store" };

        AgentEnvironment.Apply(environment, new("bd-1", 2, "t"), new JobFolder("/jobs/t"), options);

        environment
            .Select(v => $"{v.Key}={v.Value}")
            .ShouldBe(
                [
                    "PATH=/bin",
                    "BEADS_DOLT_PASSWORD=for bd",
                    "BEADS_ACTOR=robot",
                    "BEAD_ID=bd-1",
                    "BEAD_ATTEMPT=2",
                    "BEAD_CLAIM=t",
                    "BEAD_PROMPT_FILE=/jobs/t/prompt.md",
                    "BEAD_JOB_FOLDER=/jobs/t",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_log_that_becomes_too_long_is_cut_once_and_read_to_its_end()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("beads-log-").FullName, "log.txt");
        using (var log = new JobLog(path, limit: 10))
        {
            log.Append("12345678"u8);
            log.Append("90"u8);
            log.Fault.ShouldBeNull();
            log.Append("ABC"u8);
            log.Append("DEF"u8);
            log.Fault.ShouldNotBeNull();
        }
        File.ReadAllText(path).ShouldBe("1234567890\n(the rest was cut)\n");
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
