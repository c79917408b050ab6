namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>Processes of a job that leave its process group, or what nobody may kill.</summary>
public sealed class RunawayTests
{
    // Ended by no polite signal, nor by an output that nobody reads any more; its number is written down.
    private const string Stubborn =
        """sh -c 'trap "" TERM HUP; echo $$ >> "$0/pids"; exec tail -f /dev/null > /dev/null 2>&1' "$1" """;

    public static TheoryData<string> Leaving =>
        [
            "timeout 300 " + Stubborn,
            "setsid " + Stubborn,
            "setsid " + Stubborn + "& wait",
            "nohup " + Stubborn + "& wait",
            "(setsid " + Stubborn + "&); tail -f /dev/null",
            "(setsid sh -c '(timeout 300 \"$@\" &)' sh " + Stubborn + "&); tail -f /dev/null",
            "env -i PATH=\"$PATH\" setsid " + Stubborn + "& wait",
            "exec setsid " + Stubborn,
        ];

    [Theory]
    [MemberData(nameof(Leaving))]
    public async Task Of_a_job_whose_time_is_up_nothing_lives_wherever_it_went(string script)
    {
        await using var workshop = await Workshop.WithAsync(script);

        await workshop.SendAsync(workshop.Options with { JobTimeout = TimeSpan.FromSeconds(2) });
        var runaway = Workshop.Running((await workshop.WrittenAsync("pids"))[0]);
        var report = await workshop.EndedAsync();

        report.State.ShouldBe(JobState.TimedOut);
        runaway.IsAlive().ShouldBeFalse("the end was written down before it was there");
        report.Ending.ShouldBe("ran out of its time, and its processes were killed");
        await workshop.OverAsync();
    }

    [Fact]
    public async Task Nor_of_one_whose_supervisor_is_asked_to_stop()
    {
        await using var workshop = await Workshop.WithAsync("(setsid " + Stubborn + "&); tail -f /dev/null");
        await workshop.SendAsync();
        var runaway = Workshop.Running((await workshop.WrittenAsync("pids"))[0]);

        await Workshop.SignalAsync("TERM", workshop.Job().ReadProcesses()!.Supervisor.Pid);
        (await workshop.EndedAsync()).State.ShouldBe(JobState.Errored);

        runaway.IsAlive().ShouldBeFalse();
        await workshop.OverAsync();
    }

    [Theory]
    [InlineData("timeout 300 " + Stubborn + "&", false)]
    [InlineData(Stubborn + "&", false)]
    [InlineData("setsid " + Stubborn + "&", true)]
    public async Task What_an_agent_that_ended_by_itself_left_is_killed_unless_it_began_a_session_of_its_own(
        string script,
        bool stays
    )
    {
        await using var workshop = await Workshop.WithAsync(script + "\nwhile [ ! -e \"$1/go\" ]; do sleep 0.05; done");
        await workshop.SendAsync();
        var left = Workshop.Running((await workshop.WrittenAsync("pids"))[0]);

        await File.WriteAllTextAsync(workshop.At("go"), "");
        (await workshop.EndedAsync()).State.ShouldBe(JobState.Completed);

        left.IsAlive().ShouldBe(stays);
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).Free.ShouldBe(1);
        await workshop.OverAsync();
        left.Signal(Posix.SigKill);
    }

    [Fact]
    public async Task While_something_of_a_job_lives_that_nobody_could_kill_it_is_told_and_keeps_its_slot()
    {
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"),
            "needs root and setpriv."
        );
        string[] whoMayNotKill = ["/usr/bin/setpriv", "--bounding-set=-kill", "--inh-caps=-kill"];
        await using var workshop = await Workshop.WithAsync(
            "touch \"$1/pids\"; chmod 666 \"$1/pids\"; chmod 755 \"$1\"\n"
                + "exec setpriv --reuid=65534 --regid=65534 --clear-groups "
                + Stubborn,
            whoMayNotKill
        );

        await workshop.SendAsync(workshop.Options with { JobTimeout = TimeSpan.FromSeconds(2) });
        var runaway = Workshop.Running((await workshop.WrittenAsync("pids"))[0]);
        var report = await workshop.EndedAsync();

        report.State.ShouldBe(JobState.TimedOut);
        report.Ending.ShouldBe($"ran out of its time; still lives: pid {runaway.Pid}");
        report.Detail.ShouldContain($"still lives: pid {runaway.Pid}");
        workshop.Job().ReadExit()!.Survivors.ShouldBe([runaway]);
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).State.ShouldBe(RoomState.Busy);

        runaway.Signal(Posix.SigKill);
        await Workshop.UntilAsync(() => !runaway.IsAlive());
        (await workshop.FindAsync()).Ending.ShouldBe("ran out of its time, and its processes were killed");
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).Free.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("setsid ")]
    [InlineData("timeout 300 ")]
    public async Task A_job_without_supervisor_and_agent_runs_while_anything_of_it_lives(string how)
    {
        await using var workshop = await Workshop.WithAsync(how + Stubborn + "& wait");
        await workshop.SendAsync();
        var left = Workshop.Running((await workshop.WrittenAsync("pids"))[0]);
        var processes = workshop.Job().ReadProcesses()!;

        await Workshop.SignalAsync("KILL", processes.Supervisor.Pid);
        await Workshop.SignalAsync("KILL", processes.Agent!.Pid);
        await Workshop.UntilAsync(() => !processes.IsAnyAlive());

        var report = await workshop.FindAsync(minutes: 60);
        report.State.ShouldBe(JobState.Running);
        report.Detail.ShouldStartWith("its supervisor and its agent have ended; still lives: pid ");
        report.Detail.ShouldContain($" {left.Pid}");
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).State.ShouldBe(RoomState.Busy);
        left.Signal(Posix.SigKill);
        await Workshop.UntilAsync(() => workshop.FindAsync().Result.State == JobState.Lost);
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).Free.ShouldBe(1);
    }
}
