namespace BeadsAutomation.Configuration;

/// <summary>Finds bd's export where nobody names it: in the folder that <c>BEADS_DIR</c> names, else in <c>.beads</c> here or in the nearest parent.</summary>
internal sealed class BeadsFileSource(ProcessEnvironment surroundings)
{
    /// <summary>Where it was looked for. Root may work on anybody's files, which stay theirs; for others a stranger's beads are not theirs to run.</summary>
    public BeadsPlace Place { get; } =
        BeadsPlace.Find([BeadsFiles.Export], surroundings, mayBeAnybodys: Environment.IsPrivilegedProcess);

    /// <summary>The file, for the setting that is about it.</summary>
    public SettingValue? Find(Setting setting) =>
        string.Equals(setting.Key, "beadsFile", StringComparison.Ordinal)
        && Place is { Problem: null, Folder.Length: > 0 }
        && Path.Combine(Place.Folder, BeadsFiles.Export) is var path
        && File.Exists(path)
            ? new SettingValue(setting, path, SettingSource.BeadsFolder, Printable.Line(path, 300))
            : null;
}
