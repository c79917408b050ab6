using System.Diagnostics;
using System.Runtime.Versioning;

namespace BeadsAutomation.Tests.Agents.Command;

/// <summary>An agent knows its folder and may put anything there: nobody waits for it, and nothing is written through it.</summary>
[SupportedOSPlatform("linux")]
public sealed class JobFolderTests : IDisposable
{
    private static readonly JobExit Exit = new(ExitKind.Ended, 0, null, DateTimeOffset.UnixEpoch);

    private readonly string _root = Directory.CreateTempSubdirectory("beads-job-").FullName;

    private JobFolder Job => new(_root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("pipe")]
    [InlineData("link")]
    [InlineData("folder")]
    public void Where_the_log_was_nothing_is_quoted(string kind)
    {
        Put(kind, Job.LogFile);

        Job.LogTail().ShouldBeNull();
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("link")]
    [InlineData("folder")]
    public void Where_the_end_was_nothing_is_known(string kind)
    {
        Put(kind, Path.Combine(_root, "exit.json"));

        JobsRoot.IsFault(Should.Throw<IOException>(() => Job.ReadExit())).ShouldBeTrue();
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("link")]
    public void At_the_name_of_an_older_versions_draft_nothing_is_opened(string kind)
    {
        Put(kind, Path.Combine(_root, "exit.json.tmp"));

        Job.Write(Exit);

        Job.ReadExit().ShouldBe(Exit);
        File.ReadAllText(Path.Combine(_root, "victim")).ShouldBe("theirs");
    }

    [Fact]
    public void What_it_holds_is_the_users_alone()
    {
        Job.Write(Exit);
        Job.WritePrompt("secret");
        new JobLog(Job.LogFile).Dispose();

        Directory
            .GetFiles(_root)
            .Select(File.GetUnixFileMode)
            .ShouldBe(Enumerable.Repeat(UnixFileMode.UserRead | UnixFileMode.UserWrite, 3));
    }

    private void Put(string kind, string path)
    {
        var victim = Path.Combine(_root, "victim");
        File.WriteAllText(victim, "theirs");
        switch (kind)
        {
            case "pipe":
                using (var made = Process.Start("mkfifo", [path]))
                {
                    made.WaitForExit();
                }
                break;
            case "link":
                File.CreateSymbolicLink(path, victim);
                break;
            default:
                Directory.CreateDirectory(path);
                break;
        }
    }
}
