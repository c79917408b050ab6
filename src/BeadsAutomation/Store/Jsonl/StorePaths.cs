using System.Text;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>
/// The files of a store. All lie beside the beads, also where those or their folder are reached through links, so that everybody means
/// the same lock. The links that lead there are the user's own; from there on none is followed.
/// </summary>
internal sealed record StorePaths
{
    private const string Mark = ".automation-";
    private const int LongestPath = 4096;

    // Of each process its own: nobody can put something there before.
    private readonly string _temporary = $"{Mark}{new Entropy().NewToken()}.tmp";

    private StorePaths(string beads)
    {
        Beads = beads;
        Folder = Path.GetDirectoryName(beads) ?? "/";
        Ledger = Path.Combine(Folder, "automation-ledger.jsonl");
        Lock = Path.Combine(Folder, "automation.lock");
        Jobs = Path.Combine(Folder, "automation-jobs");
    }

    /// <summary>bd's export.</summary>
    public string Beads { get; }

    /// <summary>Where it and all of ours lie.</summary>
    public string Folder { get; }

    /// <summary>Our attempts and words.</summary>
    public string Ledger { get; }

    /// <summary>Held alone by whoever writes, together by whoever reads; empty, and never deleted.</summary>
    public string Lock { get; }

    /// <summary>Where the command agent keeps its jobs, unless the user says so.</summary>
    public string Jobs { get; }

    /// <summary>The paths for a file as it was named; one that cannot be looked at keeps its name, and says so when it is read.</summary>
    public static StorePaths Of(string named)
    {
        var path = Path.GetFullPath(named);
        return new StorePaths(
            Resolved(path)
                ?? (
                    Path.GetDirectoryName(path) is { } folder && Resolved(folder) is { } found
                        ? Path.Combine(found, Path.GetFileName(path))
                        : path
                )
        );
    }

    /// <summary>Where the next content of a file is made ready.</summary>
    public string TemporaryOf(string path) => path + _temporary;

    /// <summary>What interrupted writes of any process left beside a file. Whoever holds the lock alone may take it away.</summary>
    public static IEnumerable<string> LeftoversOf(string path) =>
        Directory
            .EnumerateFileSystemEntries(Path.GetDirectoryName(path)!, Path.GetFileName(path) + Mark + "*tmp")
            .Where(left => FileFacts.At(left).Kind is not (FileKind.Folder or FileKind.Missing));

    // As the system goes through it: .NET takes ".." in a link for what stands before it in the text.
    private static string? Resolved(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Path.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
        }
        var resolved = new byte[LongestPath + 1];
        return FileCalls.realpath(path, resolved) == 0
            ? null
            : Encoding.UTF8.GetString(resolved, 0, resolved.IndexOf((byte)0));
    }
}
