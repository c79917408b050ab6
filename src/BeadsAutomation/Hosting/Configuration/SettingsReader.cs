using BeadsAutomation.Hosting.Validation;

namespace BeadsAutomation.Hosting.Configuration;

/// <summary>Asks every source for every setting; the first that knows it wins.</summary>
internal static class SettingsReader
{
    /// <summary>The settings in force.</summary>
    /// <param name="options">Options of the command line and their texts.</param>
    /// <param name="configFile">What <c>--config</c> names.</param>
    /// <param name="surroundings">Environment and folders.</param>
    /// <param name="defaults">What holds when nobody says anything.</param>
    /// <exception cref="ConfigurationException">Anything that cannot be read, understood or used: all of it at once.</exception>
    public static EffectiveSettings Read(
        IReadOnlyDictionary<string, string> options,
        string? configFile,
        Surroundings surroundings,
        BeadsOptions defaults
    )
    {
        var problems = new List<string>();
        var beadsFolder = BeadsFolder.Find(surroundings, problems);
        Func<Setting, SettingValue?>[] sources =
        [
            s => FromCommandLine(s, options),
            new EnvironmentSource(surroundings, problems).Find,
            ConfigFile.Read(configFile, surroundings, problems).Find,
            beadsFolder.FindPort,
            beadsFolder.FindMetadata,
            new BeadsFileSource(surroundings).Find,
        ];
        var values = Settings
            .All.Select(s =>
                sources.Select(find => find(s)).FirstOrDefault(v => v is not null) ?? SettingValue.Default(s)
            )
            .ToList();
        var effective = values.Aggregate(defaults, (o, v) => Apply(o, v, surroundings.Folder, problems));
        if (effective.Store == StoreKind.Dolt)
        {
            problems.AddRange(beadsFolder.Misfits(values));
        }
        if (problems.Count == 0)
        {
            problems.AddRange(BeadsOptionsValidator.Failures(effective, NameIn(values)));
        }
        return problems.Count == 0
            ? new EffectiveSettings(effective, values)
            : throw new ConfigurationException(problems);
    }

    private static Func<string, string> NameIn(List<SettingValue> values) =>
        key => values.First(v => string.Equals(v.Setting.Key, key, StringComparison.Ordinal)).WrittenAs;

    private static SettingValue? FromCommandLine(Setting setting, IReadOnlyDictionary<string, string> options) =>
        setting.Option is { } option && options.TryGetValue(option, out var text)
            ? new SettingValue(setting, text, SettingSource.CommandLine, option)
            : null;

    private static BeadsOptions Apply(BeadsOptions options, SettingValue value, string folder, List<string> problems)
    {
        if (value.Text is null)
        {
            return options;
        }
        try
        {
            var text = value.Setting.IsPath ? Path.GetFullPath(value.Text, folder) : value.Text;
            return value.Setting.Apply(options, text);
        }
        catch (ArgumentException) when (value.Setting.IsPath)
        {
            problems.Add($"{value.WrittenAs} is '{value.Shown}', which is no path.");
            return options;
        }
        catch (FormatException e)
        {
            // A text with an @ may be a URL with a password in it.
            var shown = value.Text.Contains('@', StringComparison.Ordinal) ? "(not shown)" : $"'{value.Shown}'";
            problems.Add($"{value.WrittenAs} is {shown}, which is {e.Message}.");
            return options;
        }
    }
}
