namespace BeadsAutomation.Configuration;

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
        ProcessEnvironment surroundings,
        BeadsOptions defaults
    )
    {
        var problems = new List<string>();
        var beadsFolder = new BeadsFolder(surroundings, problems);
        var beadsFile = new BeadsFileSource(surroundings);
        Func<Setting, SettingValue?>[] sources =
        [
            s => FromCommandLine(s, options),
            new EnvironmentSource(surroundings, problems).Find,
            ConfigFile.Read(configFile, surroundings, problems).Find,
            beadsFolder.FindPort,
            beadsFolder.FindMetadata,
            beadsFile.Find,
        ];
        var values = Settings
            .All.Select(s =>
                sources.Select(find => find(s)).FirstOrDefault(v => v is not null) ?? SettingValue.Default(s)
            )
            .ToList();
        var effective = values.Aggregate(defaults, (o, v) => Apply(o, v, surroundings.Folder, problems));
        var place = effective.Store == StoreKind.Dolt ? beadsFolder.Place : beadsFile.Place;
        string[] decisive = effective.Store == StoreKind.Dolt ? ["host", "port"] : ["beadsFile"];
        problems.AddRange(
            Misplaced(place, values.Where(v => decisive.Contains(v.Setting.Key, StringComparer.Ordinal)))
        );
        if (effective.Store == StoreKind.Dolt)
        {
            problems.AddRange(beadsFolder.Misfits(values));
            problems.AddRange(new[] { DiscoveredServer.Refusal(values, effective) }.OfType<string>());
        }
        if (problems.Count == 0)
        {
            problems.AddRange(BeadsOptionsValidator.Failures(effective, NameIn(values)));
        }
        return problems.Count == 0
            ? new EffectiveSettings(effective, values) { Findings = [.. Findings(effective, place)] }
            : throw new ConfigurationException(problems);
    }

    // What is passed over must not leave us with a default, which is somebody's, too.
    private static IEnumerable<string> Misplaced(BeadsPlace place, IEnumerable<SettingValue> decisive)
    {
        if (place.Problem is { } problem)
        {
            yield return problem;
        }
        if (place.Ignored is { Sentence: var sentence, Fix: var fix } && decisive.All(v => v.Text is null))
        {
            yield return $"{sentence}, and nothing else says where the beads are: {fix}.";
        }
    }

    private static IEnumerable<Finding> Findings(BeadsOptions options, BeadsPlace place) =>
        new[]
        {
            place.Ignored,
            options is { Store: StoreKind.Jsonl, BeadsFile: { } file } ? ExportedFile.Judge(file) : null,
        }.OfType<Finding>();

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
