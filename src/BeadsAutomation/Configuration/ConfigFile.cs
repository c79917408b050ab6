using System.Text.Json;

namespace BeadsAutomation.Configuration;

/// <summary>Our own JSON file: one flat object, comments allowed, no key twice and none that we do not know.</summary>
internal sealed class ConfigFile
{
    private const string Variable = "BEADS_CONFIG";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly string _path;
    private readonly List<string> _problems;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    private ConfigFile(string path, List<string> problems) => (_path, _problems) = (path, problems);

    /// <summary>Reads the file that the option or else <c>BEADS_CONFIG</c> names; without either it knows nothing.</summary>
    public static ConfigFile Read(string? option, ProcessEnvironment surroundings, List<string> problems)
    {
        var named = option ?? surroundings.Variable(Variable);
        if (named is null)
        {
            return new ConfigFile("", problems);
        }
        var file = new ConfigFile(Path.GetFullPath(named, surroundings.Folder), problems);
        if (TextFile.Read(file._path, surroundings.Folder, out var reason) is { } text)
        {
            file.Load(text);
        }
        else
        {
            problems.Add(
                $"{(option is null ? Variable : "--config")} names {file.ShownPath}, which cannot be read ({reason}): name a readable JSON file."
            );
        }
        return file;
    }

    /// <summary>What the file says of this setting.</summary>
    public SettingValue? Find(Setting setting)
    {
        if (Text(setting.Key, setting.Json) is { } text)
        {
            var value = setting.IsPath ? Path.Combine(Folder, text) : text;
            return new SettingValue(setting, value, SettingSource.ConfigFile, Name(setting.Key));
        }
        if (setting.FileKey is not { } key || Text(key, JsonKinds.Text) is not { } path)
        {
            return null;
        }
        return SecretFile.Read(path, Folder, Name(key), _problems) is { } secret
            ? new SettingValue(setting, secret, SettingSource.ConfigFile, Name(key))
            : null;
    }

    private string Folder => Path.GetDirectoryName(_path)!;

    private string ShownPath => Printable.Line(_path, 300);

    private string Name(string key) => $"\"{key}\" in {ShownPath}";

    private string? Text(string key, JsonKinds kinds) =>
        _values.TryGetValue(key, out var value) ? JsonText.Of(value, kinds, Name(key), _problems) : null;

    private void Load(string text)
    {
        if (JsonText.Object(text, Lenient, ShownPath, _problems) is not { } root)
        {
            return;
        }
        var known = Settings.All.SelectMany(s => new[] { s.Key, s.FileKey }).OfType<string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                _problems.Add(Unknown(property.Name, Nearest.To(property.Name, known)));
            }
            else if (!_values.TryAdd(property.Name, property.Value))
            {
                _problems.Add($"{Name(property.Name)} is there twice: remove one of them.");
            }
        }
    }

    private string Unknown(string key, string nearest) =>
        $"{Name(Printable.Line(key, 100))} is no setting: did you mean \"{nearest}\"?";
}
