using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Notifications;

/// <summary>Who is told.</summary>
internal static class NotificationSettings
{
    /// <summary>In the order in which people read them.</summary>
    public static IEnumerable<Setting> All =>
        [
            Url(
                "notifyUrl",
                "BEADS_NOTIFY_URL",
                "a webhook that is told of beads that were blocked, of the breaker and of pauses",
                o => o.NotifyUrl,
                (o, u) => o with { NotifyUrl = u }
            ) with
            {
                DefaultText = "nobody is told",
                IsSecret = true,
                // It may hold a secret anywhere and is never shown.
                Faults = Fault(
                    (o, name) =>
                        o.NotifyUrl is { Scheme: not "http" and not "https" }
                            ? $"{name} does not begin with http:// or https://: write it in full."
                            : null
                ),
            },
            Word(
                "notifyTopic",
                "BEADS_NOTIFY_TOPIC",
                "the topic in what it is sent, for ntfy",
                o => o.NotifyTopic,
                (o, t) => o with { NotifyTopic = t },
                max: 64
            ),
        ];
}
