using BeadsAutomation.Notifications;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>Whether the webhook takes what it is told.</summary>
internal static class NoticeJudge
{
    // Several sweeps have tried by then.
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public static Finding Judge(IReadOnlyList<WaitingNotice> waiting) =>
        waiting switch
        {
            [] => new Finding(DoctorCheck.Notices, Severity.Ok, "no notice waits for the webhook"),
            [var oldest, ..] when oldest.Age < Long => new Finding(
                DoctorCheck.Notices,
                Severity.Info,
                Words(waiting),
                "nothing needs to be done: the next sweep delivers them"
            ),
            _ => new Finding(
                DoctorCheck.Notices,
                Severity.Warning,
                Words(waiting),
                "check BEADS_NOTIFY_URL and BEADS_NOTIFY_TOPIC, the receiver, and that sweeps run; their log says what the receiver answers"
            ),
        };

    /// <summary>Whether people see what is sent to this address.</summary>
    public static IEnumerable<Finding> Address(BeadsOptions options) =>
        NtfyAddress.Fault(options.NotifyUrl, options.NotifyTopic) is { } fault
            ? [new Finding(DoctorCheck.Notices, Severity.Warning, fault)]
            : [];

    /// <summary>What waits, in one clause.</summary>
    public static string Words(IReadOnlyList<WaitingNotice> waiting) =>
        $"{waiting.Count} {(waiting.Count == 1 ? "notice waits" : "notices wait")} undelivered, the oldest since {Stamp.Of(waiting[0].At)}"
        + (waiting.Count < OutboxLimits.Most ? "" : "; as many as are kept, so that further ones are not stored");
}
