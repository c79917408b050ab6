namespace BeadsAutomation.Configuration;

/// <summary>Who may hand over, and who is told.</summary>
internal static class PeopleSettings
{
    public static IEnumerable<Setting> Trust() =>
        [
            new(
                "trustedActors",
                "who may hand a bead over, as names of bd's actors with commas between; beads that others assigned are untrusted",
                "everybody",
                (o, t) => o with { TrustedActors = new TrustedActors(t) }
            )
            {
                Environment = ["BEADS_TRUSTED_ACTORS"],
            },
        ];

    public static IEnumerable<Setting> Notifications() =>
        [
            new(
                "notifyUrl",
                "a webhook that is told of beads that were blocked, of the breaker and of pauses",
                "nobody is told",
                (o, t) => o with { NotifyUrl = Texts.ToUrl(t) }
            )
            {
                Environment = ["BEADS_NOTIFY_URL"],
                IsSecret = true,
            },
            new("notifyTopic", "the topic in what it is sent, for ntfy", "none", (o, t) => o with { NotifyTopic = t })
            {
                Environment = ["BEADS_NOTIFY_TOPIC"],
            },
        ];
}
