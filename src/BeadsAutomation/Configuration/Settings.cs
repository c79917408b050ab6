namespace BeadsAutomation.Configuration;

/// <summary>The table of all settings: command line, environment, files, help and README are made from it.</summary>
internal static class Settings
{
    /// <summary>All settings, in the order in which people read them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. StoreSettings.Store(),
        .. StoreSettings.Database(),
        .. StoreSettings.Encryption(),
        .. AgentSettings.Agent(),
        .. AgentSettings.Service(),
        .. AgentSettings.Command(),
        .. PeopleSettings.Trust(),
        .. LimitSettings.Limits(),
        .. LimitSettings.Times(),
        .. LimitSettings.FanOut(),
        .. PeopleSettings.Notifications(),
        .. ProcessSettings.Process(),
    ];

    /// <summary>The name in the environment of the setting with this key.</summary>
    public static string NameOf(string key) => All.First(s => string.Equals(s.Key, key, StringComparison.Ordinal)).Name;
}
