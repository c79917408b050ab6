using System.Diagnostics;
using BeadsAutomation.EndToEndTests.Jsonl;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>What a supervisor says, or what is said in its name, decides nothing: the job's folder does.</summary>
public sealed class SupervisorWordsTests
{
    private const string Count = """
        echo "$BEAD_CLAIM" >> "$1/count"
        while [ ! -e "$1/go" ]; do sleep 0.05; done
        """;

    private const string Noise = "head -c 5000000 /dev/zero | tr '\\0' x";

    [Theory]
    [InlineData("echo 'libfast 1.2 loaded'")]
    [InlineData("echo 'libfast 1.2 loaded' >&2")]
    [InlineData("echo 'refused the order lay too long'")]
    [InlineData("echo; echo started")]
    [InlineData("printf 'half a li'")]
    [InlineData(Noise)]
    [InlineData(Noise + " >&2")]
    [InlineData("exec > /dev/null 2>&1")]
    [InlineData("exec > /dev/full 2>&1")]
    [InlineData("exec >&-")]
    [InlineData("exec < /dev/null >&- 2>&-")]
    [InlineData("(while echo noise; do :; done) & exec > /dev/null")]
    public async Task Whatever_is_said_first_an_agent_that_runs_was_accepted(string first)
    {
        await using var workshop = await Workshop.WithAsync(Count);

        var answer = await SendAsync(workshop, first + "; exec \"$@\"");

        (answer.Class, answer.JobId).ShouldBe((AnswerClass.Accepted, Workshop.Token), answer.Detail);
        (await workshop.WrittenAsync("count")).ShouldBe([Workshop.Token]);
        (await workshop.FindAsync()).State.ShouldBe(JobState.Running);
    }

    [Theory]
    [InlineData("exit 0")]
    [InlineData("exit 1")]
    [InlineData("echo started; exit 0")]
    [InlineData("echo started; echo 'cannot open shared object file' >&2; exit 127")]
    [InlineData("kill -KILL $$")]
    [InlineData(Noise + "; exit 0")]
    public async Task One_that_ended_before_it_took_the_job_started_nothing_and_nobody_can_any_more(string instead)
    {
        await using var workshop = await Workshop.WithAsync(Count);

        var answer = await SendAsync(workshop, instead);

        answer.Class.ShouldBe(AnswerClass.Environment, answer.Detail);
        answer.Detail.ShouldContain("the supervisor ended with exit code");
        using var late = Process.Start(workshop.Supervisor.For(workshop.Job()))!;
        await late.WaitForExitAsync();
        late.ExitCode.ShouldBe(4);
        File.Exists(workshop.At("count")).ShouldBeFalse();
        (await workshop.Agent().AskRoomAsync(CancellationToken.None)).Free.ShouldBe(1);
    }

    [Theory]
    [InlineData("rm -r \"$3\"; exit 0")]
    [InlineData("echo '{' > \"$3/process.json\"; exit 0")]
    [InlineData("true > \"$3/process.json\"; exit 0")]
    [InlineData("mkdir \"$3/process.json\"; exit 0")]
    [InlineData("echo '{' > \"$3/exit.json\"; exit 0")]
    [InlineData(
        "echo '{\"supervisor\":{\"pid\":1,\"started\":1,\"boot\":\"x\"},\"agent\":null}' > \"$3/process.json\"; exit 0"
    )]
    [InlineData(
        "echo '{\"supervisor\":{\"pid\":1,\"started\":1,\"boot\":\"x\"},\"agent\":null}' > \"$3/process.json\"; echo refused; kill -KILL $$"
    )]
    [InlineData("echo started; read never")]
    public async Task What_the_folder_does_not_prove_is_unknown(string instead)
    {
        await using var workshop = await Workshop.WithAsync(Count);

        var answer = await SendAsync(workshop, instead, new AgentTimeouts { Dispatch = TimeSpan.FromSeconds(1) });

        answer.Class.ShouldBe(AnswerClass.Unknown, answer.Detail);
    }

    [Fact]
    public async Task One_that_comes_while_its_dispatcher_gives_up_runs_or_does_not_and_the_answer_says_which()
    {
        await using var workshop = await Workshop.WithAsync(Count);

        for (var n = 0; n < 10; n++)
        {
            var token = $"token{n}";
            var answer = await SendAsync(workshop, "\"$@\" & exit 0", token: token, slots: 20);

            if (answer.Class == AnswerClass.Environment)
            {
                workshop.Job(token).Exists.ShouldBeFalse();
            }
            else
            {
                await Workshop.UntilAsync(() => Counted(workshop).Contains(token));
            }
        }
    }

    [Fact]
    public async Task A_preloaded_library_with_a_banner_changes_nothing_for_the_published_program()
    {
        const string compiler = "/usr/bin/cc";
        Assert.SkipUnless(File.Exists(compiler), "no compiler for the library.");
        await using var workshop = await Workshop.WithAsync(Count);
        await File.WriteAllTextAsync(
            workshop.At("banner.c"),
            "#include <stdio.h>\n__attribute__((constructor)) static void hello(void) { puts(\"libfast 1.2\"); fflush(stdout); }\n"
        );
        using (
            var cc = Process.Start(
                compiler,
                ["-shared", "-fPIC", "-o", workshop.At("banner.so"), workshop.At("banner.c")]
            )
        )
        {
            await cc.WaitForExitAsync();
        }
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_AGENT"] = "command";
        world.Environment["BEADS_AGENT_COMMAND"] = workshop.Command;
        world.Environment["BEADS_JOBS_FOLDER"] = workshop.JobsFolder;
        world.Environment["LD_PRELOAD"] = workshop.At("banner.so");

        (await world.TickAsync()).With(0).Out.ShouldStartWith("libfast 1.2\n");

        await workshop.WrittenAsync("count");
        world.StatusOf("bd-1").ShouldBe("in_progress");
        world.NotesOf("bd-1")[^1].ShouldStartWith("dispatched: job=");
        (await world.TickAsync()).With(0);
        File.ReadAllLines(workshop.At("count")).ShouldHaveSingleItem();
    }

    private static string[] Counted(Workshop workshop) =>
        File.Exists(workshop.At("count")) ? File.ReadAllLines(workshop.At("count")) : [];

    /// <summary>Through a shell that is given the supervisor, its verb and the folder.</summary>
    private static Task<DispatchAnswer> SendAsync(
        Workshop workshop,
        string script,
        AgentTimeouts? timeouts = null,
        string token = Workshop.Token,
        int slots = 1
    )
    {
        var supervisor = new SupervisorProgram("/bin/sh", "-c", script, "sh", workshop.Supervisor.File);
        var agent = workshop.Agent(
            workshop.Options with
            {
                AgentSlots = slots,
            },
            supervisor: supervisor,
            timeouts: timeouts
        );
        return agent.DispatchAsync(Workshop.Order(token), CancellationToken.None);
    }
}
