using System.Text.Json;

namespace BeadsAutomation.Configuration;

/// <summary>What bd itself knows of its server: the folder <c>.beads</c>, or where a ConfigMap is mounted in its place. Never written.</summary>
internal sealed class BeadsFolder
{
    private const string DatabaseKey = "dolt_database";

    private readonly List<string> _problems;
    private readonly JsonElement? _metadata;
    private readonly JsonElement? _redirecting;

    /// <param name="surroundings">Environment and folders.</param>
    /// <param name="problems">What cannot be read or understood.</param>
    public BeadsFolder(ProcessEnvironment surroundings, List<string> problems)
    {
        _problems = problems;
        Place = BeadsPlace.Find(BeadsFiles.Server, surroundings, mayBeAnybodys: false);
        if (Place.Problem is null)
        {
            _metadata = Metadata(Place.Folder);
            _redirecting = Place.From is { } from ? Metadata(from) : null;
        }
    }

    /// <summary>Where it is.</summary>
    public BeadsPlace Place { get; }

    /// <summary>The port of the server that bd itself started.</summary>
    public SettingValue? FindPort(Setting setting) =>
        setting.MetadataKey is "dolt_server_port" && Load(Place.Folder, BeadsFiles.Port)?.Trim() is { Length: > 0 } text
            ? Value(setting, text, SettingSource.PortFile, Shown(Place.Folder, BeadsFiles.Port))
            : null;

    /// <summary>What <c>metadata.json</c> says of this setting; an empty text counts as not set, as for bd.</summary>
    public SettingValue? FindMetadata(Setting setting) =>
        // Beside a redirect, bd takes the name of the database alone.
        (setting.MetadataKey is DatabaseKey ? FindIn(Place.From, _redirecting, setting) : null)
        ?? FindIn(Place.Folder, _metadata, setting);

    /// <summary>Refuses a database that lives in files, unless somebody named a server for it.</summary>
    public IEnumerable<string> Misfits(IReadOnlyList<SettingValue> values)
    {
        var hostIsSet = values.Any(v => v is { Setting.Key: "host", Text: not null });
        return hostIsSet ? [] : new[] { Misfit("dolt_mode", "embedded"), Misfit("backend", "sqlite") }.OfType<string>();
    }

    private string? Misfit(string key, string value) =>
        string.Equals(Text(_metadata, key, JsonKinds.Text, Name(Place.Folder, key)), value, StringComparison.Ordinal)
            ? $"{Name(Place.Folder, key)} is \"{value}\", and this program needs a Dolt SQL server: start one with 'dolt sql-server' and name it in BEADS_DOLT_SERVER_HOST."
            : null;

    private SettingValue? FindIn(string? folder, JsonElement? metadata, Setting setting) =>
        folder is not null
        && setting.MetadataKey is { } key
        && Text(metadata, key, setting.Json, Name(folder, key)) is { Length: > 0 } text
            ? Value(setting, text, SettingSource.Metadata, Name(folder, key))
            : null;

    private SettingValue Value(Setting setting, string text, SettingSource source, string writtenAs) =>
        new(setting, text, source, writtenAs) { IsDiscovered = Place.IsDiscovered };

    private JsonElement? Metadata(string folder) =>
        Load(folder, BeadsFiles.Metadata) is { } text
            ? JsonText.Object(text, default, Shown(folder, BeadsFiles.Metadata), _problems)
            : null;

    private string? Text(JsonElement? metadata, string key, JsonKinds kinds, string name) =>
        metadata is { } known && known.TryGetProperty(key, out var value)
            ? JsonText.Of(value, kinds, name, _problems)
            : null;

    private string? Load(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (folder.Length == 0 || Place.Problem is not null || !Path.Exists(path))
        {
            return null;
        }
        var text = TextFile.Read(path, folder, out var reason);
        if (text is null)
        {
            _problems.Add($"{Shown(folder, name)} cannot be read ({reason}): mend its permissions.");
        }
        return text;
    }

    private static string Name(string folder, string key) => $"\"{key}\" in {Shown(folder, BeadsFiles.Metadata)}";

    private static string Shown(string folder, string name) => Printable.Line(Path.Combine(folder, name), 300);
}
