namespace BeadsAutomation.Hosting.Configuration;

/// <summary>Finds bd's export where nobody names it: in the folder that <c>BEADS_DIR</c> names, else in <c>.beads</c> here or in the nearest parent.</summary>
internal sealed class BeadsFileSource(Surroundings surroundings)
{
    /// <summary>The name that bd gives its export.</summary>
    public const string Name = "issues.jsonl";

    /// <summary>The file, for the setting that is about it.</summary>
    public SettingValue? Find(Setting setting) =>
        string.Equals(setting.Key, "beadsFile", StringComparison.Ordinal)
        && Folders().Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists) is { } path
            ? new SettingValue(setting, path, SettingSource.BeadsFolder, Printable.Line(path, 300))
            : null;

    private IEnumerable<string> Folders() =>
        surroundings.Variable("BEADS_DIR") is { } named
            ? [Path.GetFullPath(named, surroundings.Folder)]
            : BeadsFolder.Above(surroundings.Folder).Select(folder => Path.Combine(folder, ".beads"));
}
