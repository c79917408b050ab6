namespace BeadsAutomation.Configuration;

/// <summary>A setting's text and where it came from.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Text">The text as written; <see langword="null"/> for the default.</param>
/// <param name="Source">The kind of place.</param>
/// <param name="WrittenAs">How the user wrote its name, and where: <c>BEADS_STALE_AFTER</c>, <c>"staleAfter" in /etc/beads.json</c>.</param>
internal sealed record SettingValue(Setting Setting, string? Text, SettingSource Source, string WrittenAs)
{
    /// <summary>It is from a folder that nobody named, see <see cref="BeadsPlace"/>.</summary>
    public bool IsDiscovered { get; init; }

    /// <summary>A setting that nobody set.</summary>
    public static SettingValue Default(Setting setting) =>
        new(setting, null, SettingSource.Default, $"{setting.Name} (default)");

    /// <summary>The text that may be shown.</summary>
    public string Shown =>
        Setting.IsSecret && Text is not null ? "(not shown)" : Printable.Line(Text ?? Setting.DefaultText, 200);
}

/// <summary>Where a setting came from; later ones win.</summary>
internal enum SettingSource
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary>bd's <c>metadata.json</c>.</summary>
    Metadata,

    /// <summary>bd's <c>dolt-server.port</c>.</summary>
    PortFile,

    /// <summary>A file that was found in bd's folder.</summary>
    BeadsFolder,

    /// <summary>The JSON file.</summary>
    ConfigFile,

    /// <summary>A variable of the environment, or the file that one names.</summary>
    Environment,

    /// <summary>An option.</summary>
    CommandLine,
}
