namespace BeadsAutomation.Configuration;

/// <summary>A folder of bd's, and how it was come by: named by somebody, or found by walking up from the current folder.</summary>
/// <param name="Folder">The folder; empty when there is none.</param>
/// <param name="IsDiscovered">Nobody named it, so that whoever made the folder above decided what it says.</param>
internal sealed record BeadsPlace(string Folder, bool IsDiscovered)
{
    private const string FolderName = ".beads";

    private static readonly BeadsPlace None = new("", IsDiscovered: false);

    /// <summary>The folder whose <c>redirect</c> led here.</summary>
    public string? From { get; private init; }

    /// <summary>Why it cannot be used.</summary>
    public string? Problem { get; private init; }

    /// <summary>A folder that was passed over, since it is somebody else's.</summary>
    public Finding? Ignored { get; private init; }

    /// <summary>
    /// The folder that <c>BEADS_DIR</c> names; else the nearest <c>.beads</c>, here or above, that holds one of these files, unless it is
    /// somebody else's; else where a ConfigMap is mounted, which whoever wrote the pod has named.
    /// </summary>
    /// <param name="files">What is looked for.</param>
    /// <param name="surroundings">Environment and folders.</param>
    /// <param name="mayBeAnybodys">Owners do not matter.</param>
    public static BeadsPlace Find(IReadOnlyList<string> files, ProcessEnvironment surroundings, bool mayBeAnybodys)
    {
        if (surroundings.Variable("BEADS_DIR") is { } named)
        {
            return Named(Path.TrimEndingDirectorySeparator(Path.GetFullPath(named, surroundings.Folder)));
        }
        var found = FileFacts
            .Above(surroundings.Folder)
            .Select(folder => Path.Combine(folder, FolderName))
            .FirstOrDefault(folder =>
                // A stranger's may not even be looked into.
                Holds(folder, [.. files, Redirect.Name])
                || (!mayBeAnybodys && surroundings.StrangerOf(folder) is not null)
            );
        var place = found is null ? None : Led(found, isDiscovered: true);
        if (!mayBeAnybodys && place.StrangerIn(files, surroundings) is { } ignored)
        {
            place = None with { Ignored = ignored };
        }
        return
            place is { Folder: "", Problem: null }
            && Holds(surroundings.MetadataFolder, [.. files.Intersect(BeadsFiles.Server, StringComparer.Ordinal)])
            ? Led(surroundings.MetadataFolder, isDiscovered: false) with
            {
                Ignored = place.Ignored,
            }
            : place;
    }

    private static BeadsPlace Named(string folder) =>
        Holds(folder, BeadsFiles.All) || Redirect.IsIn(folder)
            ? Led(folder, isDiscovered: false)
            : new BeadsPlace(folder, IsDiscovered: false)
            {
                Problem =
                    $"BEADS_DIR is {Printable.Line(folder, 300)}, where there is neither {BeadsFiles.Metadata} nor {BeadsFiles.Export}: name the folder that holds them, usually .beads.",
            };

    private static BeadsPlace Led(string folder, bool isDiscovered)
    {
        if (!Redirect.IsIn(folder))
        {
            return new BeadsPlace(folder, isDiscovered);
        }
        var (target, problem) = Redirect.Follow(folder);
        return new BeadsPlace(target ?? folder, isDiscovered) { From = folder, Problem = problem };
    }

    // Whoever may write what is read, decides.
    private Finding? StrangerIn(IReadOnlyList<string> files, ProcessEnvironment surroundings)
    {
        var folders = new[] { From, Folder }.Where(folder => folder is { Length: > 0 }).OfType<string>().ToList();
        var paths = folders.SelectMany(folder =>
            files.Append(Redirect.Name).Select(name => Path.Combine(folder, name)).Prepend(folder)
        );
        return paths.FirstOrDefault(path => surroundings.StrangerOf(path) is not null) is { } path
            ? new Finding(
                DoctorCheck.Environment,
                Severity.Warning,
                $"{Printable.Line(path, 300)} belongs to user {surroundings.StrangerOf(path)}, who is neither this user nor root, so it is ignored",
                $"set BEADS_DIR to {Printable.Line(folders[0], 300)} if you trust it"
            )
            : null;
    }

    private static bool Holds(string folder, IReadOnlyList<string> files) =>
        files.Any(name => Path.Exists(Path.Combine(folder, name)));
}
