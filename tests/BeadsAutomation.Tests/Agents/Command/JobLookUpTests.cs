using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Agents.Command;

/// <summary>What the files of a job prove.</summary>
public sealed class JobLookUpTests : IDisposable
{
    private const string Token = "token-1";

    private static readonly TestClock Clock = new();
    private static readonly ProcessIdentity Alive = ProcessIdentity.Of(Environment.ProcessId)!;
    private static readonly ProcessIdentity Gone = Alive with { Started = Alive.Started - 1_000_000 };

    private readonly string _folder = Directory.CreateTempSubdirectory("beads-jobs-").FullName;

    private JobFolder Job => new(Path.Combine(_folder, Token));

    [Theory]
    [InlineData(0, false)]
    [InlineData(299, false)]
    [InlineData(300, true)]
    [InlineData(86_400, true)]
    public void A_job_that_never_began_is_lost_after_five_minutes(int seconds, bool lost)
    {
        new JobsRoot(_folder, Clock).Begin(Token);
        Find(seconds).State.ShouldBe(lost ? JobState.Lost : JobState.CannotTell);
        Directory.CreateDirectory(Job.Path);
        Find(seconds).State.ShouldBe(lost ? JobState.Lost : JobState.Queued);
    }

    [Fact]
    public void A_job_that_was_begun_in_another_folder_is_not_lost_in_this_one()
    {
        new JobsRoot(_folder, Clock).Begin("another");

        var report = Find(86_400);

        report.State.ShouldBe(JobState.CannotTell);
        report.Detail.ShouldBe(
            $"{_folder} has never heard of the job: it was begun with another jobs folder, or not at all"
        );
    }

    [Theory]
    [InlineData(
        ExitKind.TimedOut,
        null,
        "ran out of its time; still lives: pid {0}",
        "ran out of its time; still lives: pid {0}"
    )]
    [InlineData(ExitKind.Stopped, null, "its supervisor was asked to stop; still lives: pid {0}", null)]
    [InlineData(ExitKind.Ended, 0, "completed; still lives: pid {0}", "completed; still lives: pid {0}")]
    [InlineData(
        ExitKind.Ended,
        3,
        "exit code 3; still lives: pid {0}",
        "failed with exit code 3; still lives: pid {0}"
    )]
    public void What_could_not_be_killed_is_told_while_it_lives(object kind, int? code, string detail, string? ending)
    {
        Directory.CreateDirectory(Job.Path);
        string? Of(string? text) => text?.Replace("{0}", $"{Alive.Pid}", StringComparison.Ordinal);

        Job.Write(new JobExit((ExitKind)kind, code, null, Clock.GetUtcNow(), [Alive, Gone]));
        var report = Find();
        (report.Detail, report.Ending).ShouldBe((Of(detail)!, Of(ending)));

        Job.Write(new JobExit((ExitKind)kind, code, null, Clock.GetUtcNow(), [Gone]));
        Find().Detail.ShouldNotContain("lives");
        // Nobody here can see whether it lives there.
        Find(worker: "another-host/1").Detail.ShouldContain($"still lives: pid {Gone.Pid}");
    }

    [Theory]
    [InlineData(true, true, JobState.Running)]
    [InlineData(true, false, JobState.Running)]
    [InlineData(false, true, JobState.Running)]
    [InlineData(false, false, JobState.Lost)]
    public void It_runs_while_its_supervisor_or_its_agent_lives(bool supervisor, bool agent, object state)
    {
        Directory.CreateDirectory(Job.Path);
        Job.Write(new JobProcesses(supervisor ? Alive : Gone, agent ? Alive : Gone));
        Find().State.ShouldBe((JobState)state);
        Job.Write(new JobProcesses(supervisor ? Alive : Gone));
        Find().State.ShouldBe(supervisor ? JobState.Running : JobState.Lost);
    }

    [Theory]
    [InlineData(ExitKind.Ended, 0, null, JobState.Completed, "completed")]
    [InlineData(ExitKind.Ended, 0, "the log was cut", JobState.Completed, "completed: the log was cut")]
    [InlineData(ExitKind.Ended, 3, null, JobState.Failed, "exit code 3")]
    [InlineData(ExitKind.TimedOut, null, null, JobState.TimedOut, "ran out of its time")]
    [InlineData(
        ExitKind.Stopped,
        null,
        null,
        JobState.Errored,
        "its supervisor was asked to stop, and its processes were killed"
    )]
    [InlineData(ExitKind.NotStarted, null, "no such file", JobState.Errored, "no agent was started: no such file")]
    public void Its_end_is_what_its_supervisor_wrote(object kind, int? code, string? error, object state, string detail)
    {
        Directory.CreateDirectory(Job.Path);
        Job.Write(new JobProcesses(Alive, Alive));
        Job.Write(new JobExit((ExitKind)kind, code, error, Clock.GetUtcNow()));

        var report = Find(0, "another-host/1");

        (report.State, report.ExitCode, report.Detail).ShouldBe(((JobState)state, code, detail));
    }

    [Fact]
    public void A_job_of_another_machine_that_has_not_ended_cannot_be_told()
    {
        Directory.CreateDirectory(Job.Path);
        Job.Write(new JobProcesses(Gone));

        var report = Find(86_400, "build-7/12");

        report.State.ShouldBe(JobState.CannotTell);
        report.Detail.ShouldBe("the job runs on build-7: run the reaper there");
        Find(86_400, Worker.Name).State.ShouldBe(JobState.Lost);
    }

    [Theory]
    [InlineData("process.json", "{")]
    [InlineData("process.json", "")]
    [InlineData("process.json", "null")]
    [InlineData("process.json", "{}")]
    [InlineData("exit.json", """{"kind":"left","code":0}""")]
    public void A_damaged_file_proves_nothing_and_is_named(string name, string text)
    {
        Directory.CreateDirectory(Job.Path);
        File.WriteAllText(Path.Combine(Job.Path, name), text);

        var report = Find(86_400);

        report.State.ShouldBe(JobState.CannotTell);
        report.Detail.ShouldContain(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../other")]
    [InlineData("a/b")]
    [InlineData("token-1\n")]
    public void A_token_that_is_no_folders_name_is_looked_for_nowhere(string token) =>
        Find(86_400, token: token).State.ShouldBe(JobState.CannotTell);

    [Fact]
    public void Without_a_jobs_folder_nothing_can_be_told()
    {
        Directory.Delete(_folder);
        Find(86_400).State.ShouldBe(JobState.CannotTell);
        Directory.CreateDirectory(_folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JobReport Find(int seconds = 60, string worker = "", string token = Token) =>
        JobLookUp.Find(
            new JobsRoot(_folder, Clock),
            new JobQuery(JobId: null, token, TimeSpan.FromSeconds(seconds), worker)
        );
}
