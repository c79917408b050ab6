namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>How jobs end, and that nothing of them runs on.</summary>
public sealed class EndingTests
{
    // A background process that no polite signal ends; its number is written down, and the agent's own.
    private const string WithChild = """
        sh -c 'trap "" TERM HUP; echo $$ >> "$0/pids"; while :; do tail -f /dev/null; done' "$1" &
        echo $$ >> "$1/pids"
        """;

    [Theory]
    [InlineData("exit 0", JobState.Completed, 0)]
    [InlineData("exit 3", JobState.Failed, 3)]
    [InlineData("exit 255", JobState.Failed, 255)]
    [InlineData("kill -KILL $$", JobState.Failed, 137)]
    [InlineData("kill -TERM $$", JobState.Failed, 143)]
    public async Task The_exit_code_is_what_the_agent_ended_with(string script, object state, int code)
    {
        await using var workshop = await Workshop.WithAsync(script);

        await workshop.SendAsync();
        var report = await workshop.OverAsync();

        report.State.ShouldBe((JobState)state);
        report.ExitCode.ShouldBe(code);
    }

    [Fact]
    public async Task Both_outputs_are_in_the_log_and_its_end_is_in_the_report()
    {
        await using var workshop = await Workshop.WithAsync(
            "echo first; echo second >&2; head -c 200000 /dev/zero | tr '\\0' y; echo last"
        );

        await workshop.SendAsync();
        var report = await workshop.OverAsync();

        report.OutputTail.ShouldNotBeNull().ShouldContain("yyylast\n");
        report.OutputTail.Length.ShouldBe(4096);
        var log = File.ReadAllText(workshop.Job().LogFile);
        log.ShouldContain("first\n");
        log.ShouldContain("second\n");
    }

    [Fact]
    public async Task A_job_whose_time_is_up_is_killed_with_all_its_processes()
    {
        await using var workshop = await Workshop.WithAsync(WithChild + "\nwait");

        await workshop.SendAsync(workshop.Options with { JobTimeout = TimeSpan.FromSeconds(2) });
        var processes = (await workshop.WrittenAsync("pids", lines: 2)).Select(Workshop.Running).ToList();
        (await workshop.FindAsync()).State.ShouldBe(JobState.Running);
        var report = await workshop.OverAsync();

        report.State.ShouldBe(JobState.TimedOut);
        report.ExitCode.ShouldBeNull();
        await Workshop.UntilAsync(() => !processes.Any(p => p.IsAlive()));
    }

    [Fact]
    public async Task A_job_whose_time_is_up_is_first_asked_to_end()
    {
        await using var workshop = await Workshop.WithAsync(
            """trap 'echo asked; exit 0' TERM; tail -f /dev/null & while :; do wait; done"""
        );

        await workshop.SendAsync(workshop.Options with { JobTimeout = TimeSpan.FromSeconds(1) });
        var report = await workshop.OverAsync();

        report.State.ShouldBe(JobState.TimedOut);
        report.OutputTail.ShouldBe("asked\n");
    }

    [Fact]
    public async Task What_a_job_leaves_behind_is_killed_when_it_ends()
    {
        await using var workshop = await Workshop.WithAsync(
            WithChild + "\nwhile [ ! -e \"$1/go\" ]; do sleep 0.05; done; exit 5"
        );

        await workshop.SendAsync();
        var processes = (await workshop.WrittenAsync("pids", lines: 2)).Select(Workshop.Running).ToList();
        await File.WriteAllTextAsync(workshop.At("go"), "");
        var report = await workshop.OverAsync();

        report.ExitCode.ShouldBe(5);
        await Workshop.UntilAsync(() => !processes.Any(p => p.IsAlive()));
    }

    [Fact]
    public async Task A_supervisor_that_is_asked_to_stop_ends_its_job()
    {
        await using var workshop = await Workshop.WithAsync(WithChild + "\nwait");
        await workshop.SendAsync();
        var processes = (await workshop.WrittenAsync("pids", lines: 2)).Select(Workshop.Running).ToList();

        await Workshop.SignalAsync("TERM", workshop.Job().ReadProcesses()!.Supervisor.Pid);
        var report = await workshop.OverAsync();

        report.State.ShouldBe(JobState.Errored);
        report.Detail.ShouldContain("asked to stop");
        await Workshop.UntilAsync(() => !processes.Any(p => p.IsAlive()));
    }

    [Fact]
    public async Task Without_its_supervisor_a_job_runs_as_long_as_its_agent_and_is_lost_then()
    {
        await using var workshop = await Workshop.WithAsync("echo $$ > \"$1/pids\"; exec tail -f /dev/null");
        await workshop.SendAsync();
        await workshop.WrittenAsync("pids");
        var processes = workshop.Job().ReadProcesses()!;

        await Workshop.SignalAsync("KILL", processes.Supervisor.Pid);
        await Workshop.UntilAsync(() => !processes.Supervisor.IsAlive());
        (await workshop.FindAsync()).State.ShouldBe(JobState.Running);
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).State.ShouldBe(RoomState.Busy);

        await Workshop.SignalAsync("KILL", processes.Agent!.Pid);
        (await workshop.OverAsync()).State.ShouldBe(JobState.Lost);
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).Free.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(0, "another boot")]
    public async Task Another_process_with_the_same_number_is_not_taken_for_the_job(int later, string boot)
    {
        await using var workshop = await Workshop.WithAsync("exec tail -f /dev/null");
        await workshop.SendAsync();
        var processes = workshop.Job().ReadProcesses()!;
        await Workshop.SignalAsync("KILL", processes.Supervisor.Pid);
        await Workshop.SignalAsync("KILL", processes.Agent!.Pid);
        await Workshop.UntilAsync(() => !processes.IsAnyAlive());
        var stranger = ProcessIdentity.Of(Environment.ProcessId)!;
        var before = stranger with { Started = stranger.Started + later, Boot = stranger.Boot + boot };

        workshop.Job().Write(new JobProcesses(before, before));
        (await workshop.FindAsync()).State.ShouldBe(JobState.Lost);

        workshop.Job().Write(new JobProcesses(stranger, stranger));
        (await workshop.FindAsync()).State.ShouldBe(JobState.Running);
    }
}
