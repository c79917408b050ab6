using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

/// <summary>Rows that somebody may still work on, and what others decided.</summary>
internal static partial class ReapRows
{
    public static readonly IReadOnlyDictionary<string, ReapRow> YoungAndEnded = new Dictionary<string, ReapRow>(
        StringComparer.Ordinal
    )
    {
        // Young rows and ghosts.
        ["claimed 3:59 ago"] = new(Claimed(AttemptState.Claimed, "3:59"), null, "keep"),
        ["claimed 4:00 ago"] = new(Claimed(AttemptState.Claimed, "4:00"), null, "keep"),
        ["claimed 4:01 ago"] = new(Claimed(AttemptState.Claimed, "4:01"), null, "ghost → open"),
        ["posting, young, bead closed meanwhile"] = new(
            Claimed(AttemptState.Posting, "4:00").As(BeadStatus.Closed),
            null,
            "keep"
        ),
        ["posting, older, bead closed meanwhile"] = new(
            Claimed(AttemptState.Posting, "4:01").As(BeadStatus.Closed),
            null,
            "agent_closed, bead untouched"
        ),
        ["claimed, young, bead deleted"] = new(
            Claimed(AttemptState.Claimed, "4:00") with
            {
                Bead = null,
            },
            null,
            "keep"
        ),
        ["a ghost's bead un-assigned in the second of the claim"] = new(
            Claimed(AttemptState.Claimed, "5:00").As(BeadStatus.InProgress, ""),
            null,
            "taken_back → open"
        ),
        ["a ghost's bead re-opened"] = new(
            Claimed(AttemptState.Claimed, "5:00").As(BeadStatus.Open),
            null,
            "taken_back, bead untouched"
        ),
        ["a ghost at the cap"] = new(
            Given.History(Given.Bead(), [.. Given.Rejected(4), Given.Attempt(claimedAt: Given.Ago("5:00"), number: 5)]),
            null,
            "ghost → blocked"
        ),
        // Refused rows need no age: nothing started.
        ["refused by the environment a second ago"] = new(
            With(Refused(AnswerClass.Environment)),
            null,
            "released → open"
        ),
        ["refused for its own fault"] = new(With(Refused(AnswerClass.BeadFault)), null, "rejected → open"),
        ["refused for good"] = new(With(Refused(AnswerClass.BeadFaultForGood)), null, "rejected → blocked"),
        ["refused, closed meanwhile"] = new(
            With(Refused(AnswerClass.Environment)).As(BeadStatus.Closed),
            null,
            "agent_closed, bead untouched"
        ),
        ["refused, un-assigned after the send"] = new(
            With(Refused(AnswerClass.Environment)).As(BeadStatus.InProgress, null),
            null,
            "taken_back, bead untouched"
        ),
        // Somebody else decided.
        ["closed"] = new(Sent("1:00").As(BeadStatus.Closed), null, "agent_closed, bead untouched"),
        ["closed while the service says running"] = new(
            Sent("1:00", "j").As(BeadStatus.Closed),
            Running,
            "agent_closed, bead untouched"
        ),
        ["blocked by somebody else"] = new(Sent("1:00").As(BeadStatus.Blocked), null, "agent_blocked, bead untouched"),
        ["missing"] = new(Sent("30:59") with { Bead = null }, null, "keep"),
        ["missing for long"] = new(Sent("31:00") with { Bead = null }, null, "bead_gone, bead untouched"),
        ["missing, its job runs"] = new(Sent("119:00") with { Bead = null }, Job(JobState.Running), "keep"),
        ["missing, its job runs for too long"] = new(
            Sent("120:01") with
            {
                Bead = null,
            },
            Job(JobState.Running),
            "bead_gone, bead untouched"
        ),
        ["missing, its job is over"] = new(
            Sent("1:00") with
            {
                Bead = null,
            },
            Job(JobState.Completed),
            "bead_gone, bead untouched"
        ),
        ["un-assigned"] = new(Sent("1:00").As(BeadStatus.InProgress, ""), null, "taken_back, bead untouched"),
        ["given to somebody else"] = new(
            Sent("99:00").As(BeadStatus.InProgress, "bob"),
            null,
            "taken_back, bead untouched"
        ),
        ["a status of their own"] = new(Sent("99:00").As("review"), null, "taken_back, bead untouched"),
        ["open and given to somebody else"] = new(
            Sent("1:00").As(BeadStatus.Open, "bob"),
            null,
            "taken_back, bead untouched"
        ),
    };
}
