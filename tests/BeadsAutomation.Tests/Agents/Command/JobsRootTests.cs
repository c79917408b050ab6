using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Agents.Command;

public sealed class JobsRootTests : IDisposable
{
    private static readonly ProcessIdentity Alive = ProcessIdentity.Of(Environment.ProcessId)!;

    private readonly TestClock _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("beads-jobs-").FullName;

    private JobsRoot Root => new(_folder, _clock);

    [Fact]
    public void A_job_takes_a_slot_while_it_runs_or_may_be_about_to()
    {
        Put("running").Write(new JobProcesses(Alive));
        Put("gone").Write(new JobProcesses(Alive with { Started = 1 }));
        var ended = Put("ended");
        ended.Write(new JobProcesses(Alive));
        ended.Write(new JobExit(ExitKind.Ended, 0, null, _clock.GetUtcNow()));
        var survived = Put("survived");
        survived.Write(new JobExit(ExitKind.TimedOut, null, null, _clock.GetUtcNow(), [Alive]));
        var died = Put("died");
        died.Write(new JobExit(ExitKind.TimedOut, null, null, _clock.GetUtcNow(), [Alive with { Started = 1 }]));
        Put("starting");
        Put(".draft", "draft");
        Directory.CreateDirectory(Path.Combine(_folder, "nobodys"));

        Root.CountRunning().ShouldBe(3);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Root.CountRunning().ShouldBe(3);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Root.CountRunning().ShouldBe(2);
    }

    [Fact]
    public void Only_jobs_of_ours_that_ended_more_than_thirty_days_ago_are_outdated()
    {
        Put("old");
        Put(".left", "left");
        Put("running").Write(new JobProcesses(Alive));
        Put("renamed", "other");
        Directory.CreateDirectory(Path.Combine(_folder, "holiday-photos"));
        Put("young");
        _clock.Advance(TimeSpan.FromDays(40));
        foreach (var folder in Directory.GetDirectories(_folder))
        {
            var age = Path.GetFileName(folder) == "young" ? 30 : 31;
            Directory.SetLastWriteTimeUtc(folder, _clock.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        Root.Outdated().Select(job => Path.GetFileName(job.Path)).ShouldBe(["old", ".left"], ignoreOrder: true);
    }

    [Fact]
    public void Marks_of_jobs_are_kept_as_long_as_the_oldest_job()
    {
        Root.Begin("old");
        Root.Begin("young");
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "somebody's");
        foreach (var file in Directory.GetFiles(_folder))
        {
            var age = Path.GetFileName(file).StartsWith("young", StringComparison.Ordinal) ? 30 : 31;
            File.SetLastWriteTimeUtc(file, _clock.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        Root.Forget();

        (Root.HasBegun("old"), Root.HasBegun("young")).ShouldBe((false, true));
        File.Exists(Path.Combine(_folder, "notes.txt")).ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JobFolder Put(string name, string? token = null)
    {
        var job = new JobFolder(Path.Combine(_folder, name));
        Directory.CreateDirectory(job.Path);
        job.Write(
            new JobOrder("bd-1", 1, token ?? name, ["true"], TimeSpan.FromMinutes(1), _clock.GetUtcNow(), "host/1")
        );
        return job;
    }
}
