namespace BeadsAutomation.Notifications;

/// <summary>A notice in words.</summary>
internal static class NoticeText
{
    private const int MaxId = 100;
    private const int MaxMessage = 500;

    /// <summary>What happened, in a few words.</summary>
    public static string Title(Notice notice)
    {
        var bead = Printable.Line(notice.BeadId, MaxId);
        return notice.Kind switch
        {
            NoticeKind.Blocked => $"{bead} is blocked",
            NoticeKind.GaveUp => $"gave up on {bead}",
            NoticeKind.Cancelled => $"{bead} was cancelled",
            NoticeKind.OldData => $"{bead} is older than our ledger",
            NoticeKind.BreakerOpened => "the breaker opened",
            NoticeKind.BreakerClosed => "the breaker closed",
            NoticeKind.Paused => "paused",
            NoticeKind.Resumed => "resumed",
            _ => Printable.Line($"{notice.Kind} {bead}", MaxId),
        };
    }

    /// <summary>Why, and what is to be done, in one line.</summary>
    public static string Message(Notice notice) =>
        Printable.Line(
            notice.Kind switch
            {
                NoticeKind.Blocked or NoticeKind.GaveUp or NoticeKind.Cancelled =>
                    $"{Why(notice)} (attempt {notice.Attempt}, {notice.Outcome ?? "no outcome"}); look at it, then re-open it to have it tried again",
                NoticeKind.OldData =>
                    $"{notice.Reason}; it is not sent: look whether its work was done already, then re-arm or close it",
                NoticeKind.BreakerOpened => $"{notice.Reason}; one bead is tried at a time until the service takes one",
                NoticeKind.BreakerClosed => $"the agent service took a bead {notice.Reason}",
                _ => notice.Reason,
            },
            MaxMessage
        );

    private static string Why(Notice notice) => notice.Reason.Length > 0 ? notice.Reason : "its notes may say why";
}
