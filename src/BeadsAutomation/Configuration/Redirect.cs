namespace BeadsAutomation.Configuration;

/// <summary>bd's word that the beads of this folder are in another one, as in git's work trees: one path, from the folder above if it is relative.</summary>
internal static class Redirect
{
    /// <summary>The file's name.</summary>
    public const string Name = "redirect";

    /// <summary>Whether there is one.</summary>
    public static bool IsIn(string folder) => Path.Exists(Path.Combine(folder, Name));

    /// <summary>The folder that it names, or why that cannot be used. Nothing else is taken in its place: that would be another project.</summary>
    public static (string? Target, string? Problem) Follow(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (TextFile.Read(path, folder, out var reason) is not { } text)
        {
            return (null, Refusal(path, $"cannot be read ({reason})"));
        }
        // As bd reads it: what is behind a # is for people.
        var line = text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && l[0] != '#');
        if (line is null || !Printable.IsPrintable(line))
        {
            return (null, Refusal(path, "holds no path"));
        }
        var target = Path.GetFullPath(line, Path.GetDirectoryName(folder) ?? folder);
        var fault =
            !Directory.Exists(target) ? "which is no folder"
            : IsIn(target) ? "which is redirected itself, and only one redirect is followed"
            : !BeadsFiles.All.Any(name => Path.Exists(Path.Combine(target, name)))
                ? $"where there is neither {BeadsFiles.Metadata} nor {BeadsFiles.Export}"
            : null;
        return fault is null ? (target, null) : (null, Refusal(path, $"names {Printable.Line(target, 300)}, {fault}"));
    }

    private static string Refusal(string path, string fault) =>
        $"{Printable.Line(path, 300)} {fault}: write the path of the .beads folder that is meant into it, or remove it.";
}
