using BeadsAutomation.Configuration;

namespace BeadsAutomation.Commands.Config;

/// <summary>The table of <c>config show</c>.</summary>
internal static class SettingsText
{
    // A longer value pushes its source to the right and no other.
    private const int ValueWidth = 32;

    /// <summary>Its lines: setting, value, where from.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ShownSetting> settings)
    {
        var keyWidth = settings.Max(s => (int?)s.Key.Length) ?? 0;
        return settings.Select(s => $"{s.Key.PadRight(keyWidth)}  {s.Value.PadRight(ValueWidth)}  {Source(s)}");
    }

    private static string Source(ShownSetting setting) =>
        setting.Source == SettingSource.Default ? "default" : Shown.Text(setting.WrittenAs);
}
