using BeadsAutomation.Agents;
using BeadsAutomation.Agents.Prompts;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Notifications;
using BeadsAutomation.Reaping;
using BeadsAutomation.Store;

namespace BeadsAutomation.Configuration;

/// <summary>The table of all settings: command line, environment, files, help and docs/configuration.md are made from it.</summary>
internal static class Settings
{
    /// <summary>All settings, in the order in which people read them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. StoreSettings.All,
        .. AgentSettings.Agent,
        .. PromptSettings.All,
        .. AgentSettings.Jobs,
        .. DispatchSettings.Limits,
        .. SweepSettings.All,
        .. DispatchSettings.FanOut,
        .. NotificationSettings.All,
        .. ProcessSettings.All,
    ];

    /// <summary>The name in the environment of the setting with this key.</summary>
    public static string NameOf(string key) => All.First(s => string.Equals(s.Key, key, StringComparison.Ordinal)).Name;
}
