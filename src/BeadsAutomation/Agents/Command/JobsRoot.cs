using System.Text.RegularExpressions;
using BeadsAutomation.Store.Jsonl;

namespace BeadsAutomation.Agents.Command;

/// <summary>Where the jobs are: a folder for each, named by its token.</summary>
internal sealed partial class JobsRoot(string path, TimeProvider time, bool mayBeLink = true)
{
    /// <summary>Where the jobs are: beside the file's own place where nothing else is said; <see langword="null"/> when a server's user has to say it.</summary>
    public static string? FolderOf(BeadsOptions options) =>
        options.JobsFolder
        ?? (options is { Store: StoreKind.Jsonl, BeadsFile: { } file } ? StorePaths.Of(file).Jobs : null);

    private const string Mark = ".begun";

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
        CreateOnce(System.IO.Path.Combine(path, ".gitignore"), "*\n"u8);
    }

    /// <summary>The job of a token; <see langword="null"/> for a text that no folder of ours can be named by.</summary>
    public JobFolder? Job(string token) =>
        TokenPattern().IsMatch(token) ? new JobFolder(System.IO.Path.Combine(path, token)) : null;

    /// <summary>Where a job is prepared, so that a folder named by a token has everything that a supervisor needs.</summary>
    public JobFolder Draft(string token) => new(System.IO.Path.Combine(path, "." + token));

    /// <summary>Leaves a mark that this job is begun here: one that is missed in another folder is not lost.</summary>
    public void Begin(string token) => CreateOnce(MarkOf(token), []);

    /// <summary>Whether a job was begun here.</summary>
    public bool HasBegun(string token) => File.Exists(MarkOf(token));

    /// <summary>Removes marks that are as old as the oldest job.</summary>
    public void Forget()
    {
        foreach (var mark in Directory.EnumerateFiles(path, "*" + Mark).Where(IsOld).ToList())
        {
            File.Delete(mark);
        }
    }

    /// <summary>Removes a job that nobody supervises. Under another name first: nobody sees half of one.</summary>
    public void Discard(JobFolder job)
    {
        var draft = Draft(NameOf(job)).Path;
        Directory.Move(job.Path, draft);
        Directory.Delete(draft, recursive: true);
    }

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
            .Where(IsOld)
            .Select(folder => new JobFolder(folder))
            .Where(job => NameOf(job).TrimStart('.') == job.ReadOrder()?.Token && !IsRunning(job));

    private IEnumerable<JobFolder> Jobs() =>
        Directory
            .EnumerateDirectories(path)
            .Select(System.IO.Path.GetFileName)
            .Select(name => Job(name!))
            .OfType<JobFolder>();

    /// <summary>
    /// A supervisor that has not said who it is may still be about to: for as long as its order is fresh. A job that ended, or lost its
    /// supervisor, keeps its slot while something of it lives.
    /// </summary>
    private bool IsRunning(JobFolder job) =>
        job.ReadExit() is { } exit ? exit.Living().Count > 0
        : job.ReadProcesses() is { } processes ? processes.IsAnyAlive() || JobTree.LeftOf(job, processes).Count > 0
        : job.ReadOrder()?.IsFresh(time.GetUtcNow()) == true;

    private bool IsOld(string entry) => time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(entry) > Kept;

    private static void CreateOnce(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            using var file = PlainFile.Create(path);
            file.Write(content);
        }
        catch (IOException e) when (e.HResult == FileCalls.Exists)
        {
            // Whatever it says, somebody meant it.
        }
    }

    private string MarkOf(string token) => System.IO.Path.Combine(path, token + Mark);

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
