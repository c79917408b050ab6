using System.Text;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>
/// Keeps our files beside the beads out of an agent's <c>git add -A</c>, and with that out of <c>git stash</c>, which would take the
/// ledger away while a job runs. The work tree's own list says so: it belongs to this machine and is never committed, while
/// <c>.beads/.gitignore</c> is bd's and shared.
/// </summary>
internal static class GitExclude
{
    /// <summary>What stands in the list: in whatever folder, since a work tree may be reached in many ways.</summary>
    public const string Lines = "automation-ledger.jsonl\nautomation.lock\n*.automation-*tmp\n";

    /// <summary>Writes it where a folder lies in a work tree of the same owner; elsewhere, or where that cannot be done, it is the doctor's to say.</summary>
    public static void Write(string folder)
    {
        try
        {
            if (FileOf(folder) is { } list)
            {
                Append(list);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing depends on it but what the doctor looks at.
        }
    }

    /// <summary>The list of the work tree that a folder lies in; <see langword="null"/> when there is none, or it is somebody else's.</summary>
    public static string? FileOf(string folder)
    {
        var git = FileFacts.Above(folder).Select(above => Path.Combine(above, ".git")).FirstOrDefault(Path.Exists);
        if (git is null || FileFacts.At(git).Owner != FileFacts.At(folder, followsLinks: true).Owner)
        {
            return null;
        }
        var info = Path.Combine(CommonFolder(git), "info");
        return Directory.Exists(info) ? Path.Combine(info, "exclude") : null;
    }

    // A linked work tree has a file that names its folder, which names the one that all share.
    private static string CommonFolder(string git)
    {
        if (Directory.Exists(git))
        {
            return git;
        }
        const string Names = "gitdir: ";
        var text = TextFile.Read(git, "/", out _) ?? "";
        var own = text.StartsWith(Names, StringComparison.Ordinal)
            ? Path.GetFullPath(text[Names.Length..].Trim(), Path.GetDirectoryName(git)!)
            : git;
        return TextFile.Read("commondir", own, out _) is { } common ? Path.GetFullPath(common.Trim(), own) : own;
    }

    private static void Append(string list)
    {
        const UnixFileMode Usual = PlainFile.Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        using var file = PlainFile.OpenOrCreate(list, FileShare.Read, Usual);
        using var reader = new StreamReader(file, leaveOpen: true);
        var text = reader.ReadToEnd();
        if (!text.Contains(Lines, StringComparison.Ordinal))
        {
            var start = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes($"{start}# Beads Automation: of this machine alone\n{Lines}"));
        }
    }
}
