using BeadsAutomation.Configuration;

namespace BeadsAutomation.Commands.Config;

/// <summary>A setting in force, as <c>config show</c> has it.</summary>
/// <param name="Key">Its name in the JSON file.</param>
/// <param name="Value">Its text; of a secret only whether it is set.</param>
/// <param name="Source">The kind of place it came from.</param>
/// <param name="WrittenAs">How the user wrote its name, and where.</param>
internal sealed record ShownSetting(string Key, string Value, SettingSource Source, string WrittenAs)
{
    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<ShownSetting> Of(EffectiveSettings settings) => [.. settings.Values.Select(Of)];

    private static ShownSetting Of(SettingValue value) =>
        new(
            value.Setting.Key,
            value switch
            {
                { Setting.IsSecret: false } => value.Shown,
                { Text: null } => "not set",
                _ => "set (not shown)",
            },
            value.Source,
            value.WrittenAs
        );
}
