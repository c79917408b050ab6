using System.Diagnostics;
using System.Runtime.InteropServices;
using BeadsAutomation.Testing;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>One process for a token, no more processes than slots, and a truthful answer when there is none.</summary>
public sealed class StartingTests
{
    // Counted by the processes themselves; they run until the test has seen them.
    private const string Count = """
        echo "$BEAD_CLAIM" >> "$1/count"
        while [ ! -e "$1/go" ]; do sleep 0.05; done
        """;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 3)]
    public async Task Dispatchers_at_once_start_as_many_jobs_as_there_are_slots(int dispatchers, int slots)
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var options = workshop.Options with { AgentSlots = slots };

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, dispatchers)
                .Select(n =>
                    Task.Run(() =>
                        workshop.Agent(options).DispatchAsync(Workshop.Order($"token{n}"), CancellationToken.None)
                    )
                )
        );

        answers.Count(a => a.Class == AnswerClass.Accepted).ShouldBe(slots);
        answers.Count(a => a.Class == AnswerClass.Busy).ShouldBe(dispatchers - slots);
        var counted = await workshop.WrittenAsync("count", slots);
        counted.ShouldBe(answers.Select(a => a.JobId).OfType<string>(), ignoreOrder: true);
        var room = await workshop.Agent(options).AskRoomAsync(CancellationToken.None);
        (room.State, room.Free, room.Detail).ShouldBe((RoomState.Busy, 0, $"{slots} of {slots} slots taken"));

        await File.WriteAllTextAsync(workshop.At("go"), "");
        await Workshop.UntilAsync(() =>
            workshop.Agent(options).AskRoomAsync(CancellationToken.None).Result.Free == slots
        );
        File.ReadAllLines(workshop.At("count")).Length.ShouldBe(slots);
    }

    [Fact]
    public async Task A_token_that_is_sent_twice_runs_once()
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var options = workshop.Options with { AgentSlots = 5 };

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() => workshop.Agent(options).DispatchAsync(Workshop.Order(), CancellationToken.None))
                )
        );
        answers.ShouldAllBe(a => a.Class == AnswerClass.Accepted && a.JobId == Workshop.Token);
        await workshop.WrittenAsync("count");
        await File.WriteAllTextAsync(workshop.At("go"), "");
        await workshop.OverAsync();

        (await workshop.Agent(options).DispatchAsync(Workshop.Order(), CancellationToken.None)).Class.ShouldBe(
            AnswerClass.Accepted
        );
        File.ReadAllLines(workshop.At("count")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_bare_name_is_no_program_of_the_current_folder()
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var here = Path.Combine(Directory.GetCurrentDirectory(), $"stray-{Workshop.Token}");
        File.CreateSymbolicLink(here, "/bin/true");
        try
        {
            var options = workshop.Options with { AgentCommand = Path.GetFileName(here) };

            var answer = await workshop.Agent(options).DispatchAsync(Workshop.Order(), CancellationToken.None);

            answer.Class.ShouldBe(AnswerClass.Environment);
            answer.Detail.ShouldContain("is in no folder of PATH");
        }
        finally
        {
            File.Delete(here);
        }
    }

    [Theory]
    [InlineData("no-such-program-anywhere --flag")]
    [InlineData("/no/such/program")]
    [InlineData("/etc/passwd")]
    [InlineData("/etc")]
    public async Task A_program_that_cannot_be_started_surely_started_nothing(string command)
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var agent = workshop.Agent(workshop.Options with { AgentCommand = command });

        var answer = await agent.DispatchAsync(Workshop.Order(), CancellationToken.None);

        answer.Class.ShouldBe(AnswerClass.Environment);
        answer.Detail.ShouldStartWith($"{command.Split(' ')[0]} could not be started: ");
        (await workshop.FindAsync()).State.ShouldBe(JobState.Errored);
        (await agent.AskRoomAsync(CancellationToken.None)).Free.ShouldBe(1);
    }

    [Theory]
    [InlineData("/no/such/supervisor")]
    [InlineData("/bin/false")]
    public async Task Without_a_supervisor_surely_nothing_is_started_and_nothing_is_left(string program)
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var agent = workshop.Agent(supervisor: new SupervisorProgram(program));

        (await agent.DispatchAsync(Workshop.Order(), CancellationToken.None)).Class.ShouldBe(AnswerClass.Environment);

        workshop.Job().Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task A_supervisor_that_says_nothing_leaves_it_unknown_and_its_slot_taken()
    {
        await using var workshop = await Workshop.WithAsync(Count);
        // It waits for an input that ends when its dispatcher gives up.
        var agent = workshop.Agent(
            supervisor: new SupervisorProgram("/bin/sh", "-c", "read never"),
            timeouts: new AgentTimeouts { Dispatch = TimeSpan.FromMilliseconds(200) }
        );

        (await agent.DispatchAsync(Workshop.Order(), CancellationToken.None)).Class.ShouldBe(AnswerClass.Unknown);

        (await agent.AskRoomAsync(CancellationToken.None)).State.ShouldBe(RoomState.Busy);
        (await workshop.FindAsync(minutes: 1)).State.ShouldBe(JobState.Queued);
        (await workshop.FindAsync(minutes: 5)).State.ShouldBe(JobState.Lost);
    }

    [Fact]
    public async Task Cancelled_while_the_supervisor_starts_it_is_unknown_and_before_it_nothing_happens()
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var silent = new SupervisorProgram("/bin/sh", "-c", "read never");
        using var stop = new CancellationTokenSource();
        var dispatch = workshop.Agent(supervisor: silent).DispatchAsync(Workshop.Order(), stop.Token);
        await Workshop.UntilAsync(() => workshop.Job().Exists);
        await stop.CancelAsync();
        (await dispatch).Class.ShouldBe(AnswerClass.Unknown);
    }

    [Fact]
    public async Task An_order_that_lay_too_long_is_not_carried_out()
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var longAgo = new TestClock(TimeProvider.System.GetUtcNow().AddSeconds(-70));

        var answer = await workshop.Agent(time: longAgo).DispatchAsync(Workshop.Order(), CancellationToken.None);

        answer.Class.ShouldBe(AnswerClass.Environment);
        answer.Detail.ShouldContain("the order lay for more than a minute");
        (await workshop.FindAsync()).State.ShouldBe(JobState.Errored);
        File.Exists(workshop.At("count")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_job_is_supervised_once()
    {
        await using var workshop = await Workshop.WithAsync(Count);
        await workshop.SendAsync();
        await workshop.WrittenAsync("count");
        var before = workshop.Job().ReadProcesses();

        using var second = Process.Start(workshop.Supervisor.For(workshop.Job()))!;
        (await second.StandardError.ReadLineAsync()).ShouldNotBeNull().ShouldStartWith("refused: ");
        await second.WaitForExitAsync();

        second.ExitCode.ShouldNotBe(0);
        workshop.Job().ReadProcesses().ShouldBe(before);
        (await workshop.FindAsync()).State.ShouldBe(JobState.Running);
        File.ReadAllLines(workshop.At("count")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_jobs_folder_that_cannot_be_made_is_no_beads_fault()
    {
        await using var workshop = await Workshop.WithAsync(Count);
        var options = workshop.Options with { JobsFolder = workshop.At("agent.sh") + "/jobs" };

        var answer = await workshop.Agent(options).DispatchAsync(Workshop.Order(), CancellationToken.None);

        answer.Class.ShouldBe(AnswerClass.Environment);
        answer.Detail.ShouldStartWith("no job was started: ");
    }

    [Fact]
    public async Task What_the_dispatcher_was_handed_open_is_not_held_open_by_a_job()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        await using var workshop = await Workshop.WithAsync(Count);
        await using var held = File.Create(workshop.At("cron.lock"));
        // Unlike .NET's own, a copy is handed on to children.
        var copy = Dup((int)held.SafeFileHandle.DangerousGetHandle());
        copy.ShouldBeGreaterThan(2);
        var lists = new SupervisorProgram("/bin/sh", "-c", $"ls -l /proc/$$/fd > {workshop.At("open")}");

        await workshop.Agent(supervisor: lists).DispatchAsync(Workshop.Order(), CancellationToken.None);

        var open = await File.ReadAllTextAsync(workshop.At("open"));
        open.ShouldContain("pipe:");
        open.ShouldNotContain("cron.lock");
        using var closed = new Microsoft.Win32.SafeHandles.SafeFileHandle(copy, ownsHandle: true);
    }

#pragma warning disable SYSLIB1054 // A plain number needs no generated code.
    [DllImport("libc", EntryPoint = "dup"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Dup(int descriptor);
#pragma warning restore SYSLIB1054
}
