using System.Text.Json;

namespace BeadsAutomation.Hosting.Configuration;

/// <summary>What bd itself knows of its server: the folder <c>.beads</c>, or where a ConfigMap is mounted in its place. Never written.</summary>
internal sealed class BeadsFolder
{
    private const string MetadataFile = "metadata.json";
    private const string PortFile = "dolt-server.port";

    private readonly string _path;
    private readonly List<string> _problems;
    private readonly JsonElement? _metadata;

    private BeadsFolder(string path, List<string> problems)
    {
        (_path, _problems) = (path, problems);
        _metadata = Load(MetadataFile) is { } text
            ? JsonText.Object(text, default, Shown(MetadataFile), problems)
            : null;
    }

    /// <summary>The folder that <c>BEADS_DIR</c> names, else <c>.beads</c> here or in the nearest parent, else where the shell pair had it mounted.</summary>
    public static BeadsFolder Find(Surroundings surroundings, List<string> problems)
    {
        if (surroundings.Variable("BEADS_DIR") is { } named)
        {
            var folder = Path.GetFullPath(named, surroundings.Folder);
            if (!Speaks(folder) && !File.Exists(Path.Combine(folder, BeadsFileSource.Name)))
            {
                problems.Add(
                    $"BEADS_DIR is {Printable.Line(folder, 300)}, where there is neither {MetadataFile} nor {BeadsFileSource.Name}: name the folder that holds them, usually .beads."
                );
            }
            return new BeadsFolder(folder, problems);
        }
        var found = Above(surroundings.Folder)
            .Select(f => Path.Combine(f, ".beads"))
            .Append(surroundings.MetadataFolder)
            .FirstOrDefault(Speaks);
        return new BeadsFolder(found ?? "", problems);
    }

    /// <summary>The port of the server that bd itself started.</summary>
    public SettingValue? FindPort(Setting setting) =>
        setting.MetadataKey is "dolt_server_port" && Load(PortFile)?.Trim() is { Length: > 0 } text
            ? new SettingValue(setting, text, SettingSource.PortFile, Shown(PortFile))
            : null;

    /// <summary>What <c>metadata.json</c> says of this setting; an empty text counts as not set, as for bd.</summary>
    public SettingValue? FindMetadata(Setting setting) =>
        setting.MetadataKey is { } key && Text(key, setting.Json) is { Length: > 0 } text
            ? new SettingValue(setting, text, SettingSource.Metadata, Name(key))
            : null;

    /// <summary>Refuses a database that lives in files, unless somebody named a server for it.</summary>
    public IEnumerable<string> Misfits(IReadOnlyList<SettingValue> values)
    {
        var hostIsSet = values.Any(v => v is { Setting.Key: "host", Text: not null });
        return hostIsSet ? [] : new[] { Misfit("dolt_mode", "embedded"), Misfit("backend", "sqlite") }.OfType<string>();
    }

    private string? Misfit(string key, string value) =>
        string.Equals(Text(key, JsonKinds.Text), value, StringComparison.Ordinal)
            ? $"{Name(key)} is \"{value}\", and this program needs a Dolt SQL server: start one with 'dolt sql-server' and name it in BEADS_DOLT_SERVER_HOST."
            : null;

    private string? Text(string key, JsonKinds kinds) =>
        _metadata is { } metadata && metadata.TryGetProperty(key, out var value)
            ? JsonText.Of(value, kinds, Name(key), _problems)
            : null;

    private string? Load(string name)
    {
        var path = Path.Combine(_path, name);
        if (_path.Length == 0 || !Path.Exists(path))
        {
            return null;
        }
        var text = TextFile.Read(path, _path, out var reason);
        if (text is null)
        {
            _problems.Add($"{Shown(name)} cannot be read ({reason}): mend its permissions.");
        }
        return text;
    }

    private string Name(string key) => $"\"{key}\" in {Shown(MetadataFile)}";

    private string Shown(string name) => Printable.Line(Path.Combine(_path, name), 300);

    private static bool Speaks(string folder) =>
        Path.Exists(Path.Combine(folder, MetadataFile)) || Path.Exists(Path.Combine(folder, PortFile));

    /// <summary>A folder and those above it.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
