namespace BeadsAutomation.Configuration;

/// <summary>Settings from the environment; an empty variable counts as not set.</summary>
internal sealed class EnvironmentSource(ProcessEnvironment surroundings, List<string> problems)
{
    private const string FileSuffix = "_FILE";

    /// <summary>The first of the setting's names that is set.</summary>
    public SettingValue? Find(Setting setting) =>
        setting.Environment.Select(name => Find(setting, name)).FirstOrDefault(v => v is not null);

    private SettingValue? Find(Setting setting, string name)
    {
        var text = surroundings.Variable(name);
        var file = setting.IsSecret ? surroundings.Variable(name + FileSuffix) : null;
        if (text is not null && file is not null)
        {
            problems.Add($"{name} and {name}{FileSuffix} are both set: unset one of them.");
        }
        return text is not null ? Value(setting, text, name)
            : file is not null ? ReadFile(setting, file, name + FileSuffix)
            : null;
    }

    private SettingValue? ReadFile(Setting setting, string path, string name) =>
        SecretFile.Read(path, surroundings.Folder, name, problems) is { } text ? Value(setting, text, name) : null;

    private static SettingValue Value(Setting setting, string text, string name) =>
        new(setting, text, SettingSource.Environment, name);
}
