using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

/// <summary>Beads that are open again, and beads that no unsettled row explains.</summary>
internal static partial class ReapRows
{
    public static readonly IReadOnlyDictionary<string, ReapRow> ReOpenedAndUnexplained = new Dictionary<
        string,
        ReapRow
    >(StringComparer.Ordinal)
    {
        // Re-opened while in flight.
        ["re-opened, silent for 30:59"] = new(Sent("40:00").As(BeadStatus.Open).Touched("30:59"), null, "keep"),
        ["re-opened, silent for 31:00"] = new(
            Sent("40:00").As(BeadStatus.Open).Touched("31:00"),
            null,
            "taken_back, bead untouched"
        ),
        ["re-opened, job running"] = new(Sent("119:00", "j").As(BeadStatus.Open), Running, "keep"),
        ["re-opened, job running, past the hard cap"] = new(
            Sent("121:00", "j").As(BeadStatus.Open),
            Running,
            "taken_back, bead untouched"
        ),
        ["re-opened, job over, not silent yet"] = new(
            Sent("20:00", "j").As(BeadStatus.Open),
            Job(JobState.Completed, 0),
            "keep"
        ),
        ["re-opened, job over, silent"] = new(
            Sent("31:00", "j").As(BeadStatus.Open),
            Job(JobState.Failed, 1),
            "taken_back, bead untouched"
        ),
        ["re-opened, not reached"] = new(Sent("121:00", "j").As(BeadStatus.Open), JobEvidence.NotReached, "keep"),
        ["re-opened, outcome unknown, silent"] = new(
            Claimed(AttemptState.Unknown, "31:00").As(BeadStatus.Open),
            null,
            "taken_back, bead untouched"
        ),
        // Re-opened before the send had ended: that was no decision about the send.
        ["re-opened while posting, 30:59"] = new(
            Claimed(AttemptState.Posting, "30:59").As(BeadStatus.Open),
            null,
            "keep"
        ),
        ["re-opened while posting, 31:00"] = new(
            Claimed(AttemptState.Posting, "31:00").As(BeadStatus.Open),
            null,
            "stale → blocked"
        ),
        ["open when the answer came, silent"] = new(
            With(SentAt("31:00") with { OpenAtAnswer = true }).As(BeadStatus.Open),
            null,
            "stale → blocked"
        ),
        ["open when the answer came, job running"] = new(
            With(SentAt("60:00") with { OpenAtAnswer = true, JobId = "j" }).As(BeadStatus.Open),
            Running,
            "keep"
        ),
        ["open when the answer came, hard cap"] = new(
            With(SentAt("121:00") with { OpenAtAnswer = true, JobId = "j" }).As(BeadStatus.Open),
            Running,
            "hard_cap → blocked"
        ),
        ["open when the answer came, in progress again, job over"] = new(
            With(SentAt("5:00") with { OpenAtAnswer = true, JobId = "j" }),
            Job(JobState.Completed, 0),
            "agent_left_open → blocked"
        ),
        // No row explains it: the shell pair's, a human's, a clone's.
        ["no row, 30:59"] = new(Given.History(Given.Bead(updatedAt: Given.Ago("30:59"))), null, "keep"),
        ["no row, 31:00"] = new(Given.History(Given.Bead(updatedAt: Given.Ago("31:00"))), null, "stale → blocked"),
        ["no row, a comment"] = new(
            Given.History(Given.Bead(updatedAt: Given.Ago("99:00"))) with
            {
                LastComment = Given.Ago("1:00"),
            },
            null,
            "keep"
        ),
        ["no row, only a stamp from the future"] = new(
            Given.History(Given.Bead(updatedAt: Given.Now.AddHours(3))),
            null,
            "a note alone"
        ),
        ["no row, not ours, byte for byte"] = new(
            Given.History(Given.Bead(assignee: "agent ", updatedAt: Given.Ago("99:00"))),
            null,
            "keep"
        ),
        // Settled rows only.
        ["settled rows only, job alive"] = new(SettledOnly("119:00", "60:00"), Running, "keep"),
        ["settled rows only, job alive, past the hard cap from that claim"] = new(
            SettledOnly("121:00", "1:00"),
            Running,
            "hard_cap → blocked"
        ),
        ["settled rows only, job over, not silent yet"] = new(
            SettledOnly("300:00", "30:59"),
            Job(JobState.Completed, 0),
            "keep"
        ),
        ["settled rows only, job over, silent"] = new(
            SettledOnly("300:00", "31:00"),
            Job(JobState.Completed, 0),
            "stale → blocked"
        ),
        ["settled rows only, cannot tell, an old claim is no hard cap"] = new(
            SettledOnly("300:00", "5:00"),
            CannotTell,
            "keep"
        ),
        ["settled rows only, not reached"] = new(SettledOnly("300:00", "99:00"), JobEvidence.NotReached, "keep"),
        // Open without an unsettled row is the dispatcher's, except at the cap.
        ["open below its cap"] = new(Given.History(Given.Bead(BeadStatus.Open), Given.Rejected(4)), null, "keep"),
        ["open at its cap"] = new(
            Given.History(Given.Bead(BeadStatus.Open), Given.Rejected(5)),
            null,
            "rejected → blocked"
        ),
        ["open at its cap, re-armed"] = new(
            Given.History(
                Given.Bead(BeadStatus.Open),
                [.. Given.Rejected(5), Given.Settled(AttemptOutcome.TakenBack, "rearmed", 6)]
            ),
            null,
            "keep"
        ),
        ["open at its cap and given to somebody else"] = new(
            Given.History(Given.Bead(BeadStatus.Open, "bob"), Given.Rejected(5)),
            null,
            "keep"
        ),
        ["blocked at its cap"] = new(Given.History(Given.Bead(BeadStatus.Blocked), Given.Rejected(5)), null, "keep"),
        // A claim under a wrong clock.
        ["a claim from the future"] = new(Sent("-600:00"), null, "seen now"),
        ["a claim from the future that nobody sent"] = new(Claimed(AttemptState.Claimed, "-600:00"), null, "seen now"),
        ["a claim from the future that was seen a while ago"] = new(Seen("-600:00", "30:59"), null, "keep"),
        ["a claim from the future that was seen long ago"] = new(Seen("-600:00", "31:00"), null, "stale → blocked"),
        ["a claim from the future that was seen in the future"] = new(Seen("-600:00", "-99:00"), null, "seen now"),
        ["a job that runs a day after its hard cap"] = new(
            Sent("1560:00"),
            Job(JobState.Running),
            "hard_cap → blocked"
        ),
        ["a job that runs longer than that"] = new(Sent("1560:01"), Job(JobState.Running), "seen now"),
        ["a job that runs longer and was seen"] = new(Seen("90000:00", "119:00"), Job(JobState.Running), "keep"),
        ["a job that runs longer and was seen long ago"] = new(
            Seen("90000:00", "120:01"),
            Job(JobState.Running),
            "hard_cap → blocked"
        ),
    };
}
