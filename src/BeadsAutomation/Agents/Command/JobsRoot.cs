using System.Text.RegularExpressions;
using BeadsAutomation.Hosting.Files;

namespace BeadsAutomation.Agents.Command;

/// <summary>Where the jobs are: a folder for each, named by its token.</summary>
internal sealed partial class JobsRoot(string path, TimeProvider time, bool mayBeLink = true)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Path => path;

    public bool Exists => Directory.Exists(path);

    /// <summary>Makes it, with the word to git that nothing in it is for others.</summary>
    public void Make()
    {
        RequireFolder();
        if (!Exists)
        {
            PlainFile.MakeFolder(path);
        }
        try
        {
            using var file = PlainFile.Create(System.IO.Path.Combine(path, ".gitignore"));
            file.Write("*\n"u8);
        }
        catch (IOException e) when (e.HResult == FileCalls.Exists)
        {
            // Whatever it says, somebody meant it.
        }
    }

    /// <summary>The job of a token; <see langword="null"/> for a text that no folder of ours can be named by.</summary>
    public JobFolder? Job(string token) =>
        TokenPattern().IsMatch(token) ? new JobFolder(System.IO.Path.Combine(path, token)) : null;

    /// <summary>Where a job is prepared, so that a folder named by a token has everything that a supervisor needs.</summary>
    public JobFolder Draft(string token) => new(System.IO.Path.Combine(path, "." + token));

    /// <summary>What reading and writing here may throw: expected, and told to people.</summary>
    public static bool IsFault(Exception e) => e is IOException or UnauthorizedAccessException or InvalidDataException;

    /// <summary>How many slots are taken.</summary>
    public int CountRunning()
    {
        RequireFolder();
        return Exists ? Jobs().Count(IsRunning) : 0;
    }

    /// <summary>Jobs that ended long ago. Nothing is one of ours that does not hold the order that named it.</summary>
    public IEnumerable<JobFolder> Outdated() =>
        Directory
            .EnumerateDirectories(path)
            .Where(folder => time.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(folder) > Kept)
            .Select(folder => new JobFolder(folder))
            .Where(job => NameOf(job).TrimStart('.') == job.ReadOrder()?.Token && !IsRunning(job));

    private IEnumerable<JobFolder> Jobs() =>
        Directory
            .EnumerateDirectories(path)
            .Select(System.IO.Path.GetFileName)
            .Select(name => Job(name!))
            .OfType<JobFolder>();

    /// <summary>A supervisor that has not said who it is may still be about to: for as long as its order is fresh.</summary>
    private bool IsRunning(JobFolder job) =>
        job.ReadExit() is null
        && (
            job.ReadProcesses() is { } processes
                ? processes.IsAnyAlive()
                : job.ReadOrder()?.IsFresh(time.GetUtcNow()) == true
        );

    // A link that the user did not name was put there by somebody else.
    private void RequireFolder()
    {
        var kind = FileFacts.At(path, followsLinks: mayBeLink).Kind;
        if (kind is not (FileKind.Folder or FileKind.Missing))
        {
            throw FileFaultException.Misplaced(path, kind);
        }
    }

    private static string NameOf(JobFolder job) => System.IO.Path.GetFileName(job.Path);

    [GeneratedRegex(@"^[0-9a-zA-Z_-]{1,100}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TokenPattern();
}
