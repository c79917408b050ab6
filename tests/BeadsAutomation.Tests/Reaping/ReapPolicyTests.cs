using BeadsAutomation.Agents;
using BeadsAutomation.Beads;
using BeadsAutomation.Ledger;
using BeadsAutomation.Reaping;
using static BeadsAutomation.Tests.Reaping.Verdicts;

namespace BeadsAutomation.Tests.Reaping;

public sealed class ReapPolicyTests
{
    private static readonly JobEvidence Running = Job(JobState.Running);
    private static readonly JobEvidence Queued = Job(JobState.Queued);
    private static readonly JobEvidence CannotTell = Job(JobState.CannotTell);

    private static readonly Dictionary<
        string,
        (BeadHistory History, JobEvidence? Evidence, string Verdict)
    > Rows = new(StringComparer.Ordinal)
    {
        // Silence.
        ["silent for 30:59"] = (Sent("30:59"), null, "keep"),
        ["silent for 31:00"] = (Sent("31:00"), null, "stale → blocked"),
        ["an unknown outcome, 30:59"] = (Claimed(AttemptState.Unknown, "30:59"), null, "keep"),
        ["an unknown outcome, 31:00"] = (
            Claimed(AttemptState.Unknown, "31:00"),
            null,
            "stale → blocked"
        ),
        ["still posting at 31:00"] = (
            Claimed(AttemptState.Posting, "31:00"),
            null,
            "stale → blocked"
        ),
        ["a state of a later version counts as unknown"] = (
            With(Given.Attempt(claimedAt: Given.Ago("31:00")) with { StateWord = "verifying" }),
            null,
            "stale → blocked"
        ),
        ["a state of a later version is no ghost"] = (
            With(Given.Attempt(claimedAt: Given.Ago("20:00")) with { StateWord = "verifying" }),
            null,
            "keep"
        ),
        // Signs of life.
        ["our own last write is none"] = (
            With(
                Given.Attempt(AttemptState.Dispatched, Given.Ago("40:00")) with
                {
                    BeadUpdatedAt = Given.Ago("1:00"),
                }
            ),
            null,
            "stale → blocked"
        ),
        ["somebody else's write is one, 30:59"] = (Sent("40:00").Touched("30:59"), null, "keep"),
        ["somebody else's write grows old, 31:00"] = (
            Sent("40:00").Touched("31:00"),
            null,
            "stale → blocked"
        ),
        ["a comment is one"] = (
            Sent("40:00") with
            {
                LastComment = Given.Ago("30:59"),
            },
            null,
            "keep"
        ),
        ["a comment grows old"] = (
            Sent("40:00") with
            {
                LastComment = Given.Ago("31:00"),
            },
            null,
            "stale → blocked"
        ),
        ["a lease's heartbeat is one"] = (
            Sent("40:00") with
            {
                LeaseHeartbeat = Given.Ago("30:59"),
            },
            null,
            "keep"
        ),
        ["a heartbeat grows old"] = (
            Sent("40:00") with
            {
                LeaseHeartbeat = Given.Ago("31:00"),
            },
            null,
            "stale → blocked"
        ),
        ["the claim itself is one, whatever is older"] = (
            Sent("20:00") with
            {
                LastComment = Given.Ago("300:00"),
            },
            null,
            "keep"
        ),
        ["a stamp five minutes ahead is believed"] = (Sent("40:00").Touched("-5:00"), null, "keep"),
        ["a stamp further ahead is no evidence"] = (
            Sent("40:00").Touched("-5:-1"),
            null,
            "stale → blocked"
        ),
        ["a comment from the future is no evidence"] = (
            Sent("40:00") with
            {
                LastComment = Given.Now.AddHours(1),
            },
            null,
            "stale → blocked"
        ),
        ["a future stamp does not lift the hard cap"] = (
            Sent("121:00").Touched("-60:00"),
            Running,
            "hard_cap → blocked"
        ),
        // What the service says.
        ["a running job is kept however silent"] = (Sent("119:00", "j"), Running, "keep"),
        ["a queued job is kept however silent"] = (Sent("119:00", "j"), Queued, "keep"),
        ["a running job at 120:59"] = (Sent("120:59", "j"), Running, "keep"),
        ["a running job at the hard cap"] = (Sent("121:00", "j"), Running, "hard_cap → blocked"),
        ["a queued job at the hard cap"] = (Sent("121:00", "j"), Queued, "hard_cap → blocked"),
        ["a lively bead at the hard cap"] = (
            Sent("121:00").Touched("1:00"),
            null,
            "hard_cap → blocked"
        ),
        ["cannot tell, 30:59"] = (Sent("30:59", "j"), CannotTell, "keep"),
        ["cannot tell, 31:00"] = (Sent("31:00", "j"), CannotTell, "stale → blocked"),
        ["completed a moment ago"] = (
            Sent("1:00", "j").Touched("0:01"),
            Job(JobState.Completed, 0),
            "agent_left_open → blocked"
        ),
        ["failed"] = (Sent("1:00", "j"), Job(JobState.Failed, 7), "job_failed → blocked"),
        ["timed out"] = (Sent("1:00", "j"), Job(JobState.TimedOut), "job_timeout → blocked"),
        ["errored"] = (Sent("1:00", "j"), Job(JobState.Errored), "job_error → blocked"),
        ["lost"] = (Sent("1:00", "j"), Job(JobState.Lost), "job_lost → blocked"),
        ["not reached"] = (Sent("31:00", "j"), JobEvidence.NotReached, "keep"),
        ["not reached, past the hard cap"] = (Sent("121:00", "j"), JobEvidence.NotReached, "keep"),
        // Young rows and ghosts.
        ["claimed 3:59 ago"] = (Claimed(AttemptState.Claimed, "3:59"), null, "keep"),
        ["claimed 4:00 ago"] = (Claimed(AttemptState.Claimed, "4:00"), null, "keep"),
        ["claimed 4:01 ago"] = (Claimed(AttemptState.Claimed, "4:01"), null, "ghost → open"),
        ["posting, young, bead closed meanwhile"] = (
            Claimed(AttemptState.Posting, "4:00").As(BeadStatus.Closed),
            null,
            "keep"
        ),
        ["posting, older, bead closed meanwhile"] = (
            Claimed(AttemptState.Posting, "4:01").As(BeadStatus.Closed),
            null,
            "agent_closed, bead untouched"
        ),
        ["claimed, young, bead deleted"] = (
            Claimed(AttemptState.Claimed, "4:00") with
            {
                Bead = null,
            },
            null,
            "keep"
        ),
        ["a ghost's bead un-assigned in the second of the claim"] = (
            Claimed(AttemptState.Claimed, "5:00").As(BeadStatus.InProgress, ""),
            null,
            "taken_back → open"
        ),
        ["a ghost's bead re-opened"] = (
            Claimed(AttemptState.Claimed, "5:00").As(BeadStatus.Open),
            null,
            "taken_back, bead untouched"
        ),
        ["a ghost at the cap"] = (
            Given.History(
                Given.Bead(),
                [.. Given.Rejected(4), Given.Attempt(claimedAt: Given.Ago("5:00"), number: 5)]
            ),
            null,
            "ghost → blocked"
        ),
        // Refused rows need no age: nothing started.
        ["refused by the environment a second ago"] = (
            With(Refused(AnswerClass.Environment)),
            null,
            "released → open"
        ),
        ["refused for its own fault"] = (
            With(Refused(AnswerClass.BeadFault)),
            null,
            "rejected → open"
        ),
        ["refused for good"] = (
            With(Refused(AnswerClass.BeadFaultForGood)),
            null,
            "rejected → blocked"
        ),
        ["refused, closed meanwhile"] = (
            With(Refused(AnswerClass.Environment)).As(BeadStatus.Closed),
            null,
            "agent_closed, bead untouched"
        ),
        ["refused, un-assigned after the send"] = (
            With(Refused(AnswerClass.Environment)).As(BeadStatus.InProgress, null),
            null,
            "taken_back, bead untouched"
        ),
        // Somebody else decided.
        ["closed"] = (Sent("1:00").As(BeadStatus.Closed), null, "agent_closed, bead untouched"),
        ["closed while the service says running"] = (
            Sent("1:00", "j").As(BeadStatus.Closed),
            Running,
            "agent_closed, bead untouched"
        ),
        ["blocked by somebody else"] = (
            Sent("1:00").As(BeadStatus.Blocked),
            null,
            "agent_blocked, bead untouched"
        ),
        ["deleted"] = (Sent("1:00") with { Bead = null }, null, "bead_gone, bead untouched"),
        ["un-assigned"] = (
            Sent("1:00").As(BeadStatus.InProgress, ""),
            null,
            "taken_back, bead untouched"
        ),
        ["given to somebody else"] = (
            Sent("99:00").As(BeadStatus.InProgress, "bob"),
            null,
            "taken_back, bead untouched"
        ),
        ["a status of their own"] = (
            Sent("99:00").As("review"),
            null,
            "taken_back, bead untouched"
        ),
        ["open and given to somebody else"] = (
            Sent("1:00").As(BeadStatus.Open, "bob"),
            null,
            "taken_back, bead untouched"
        ),
        // Re-opened while in flight.
        ["re-opened, silent for 30:59"] = (
            Sent("40:00").As(BeadStatus.Open).Touched("30:59"),
            null,
            "keep"
        ),
        ["re-opened, silent for 31:00"] = (
            Sent("40:00").As(BeadStatus.Open).Touched("31:00"),
            null,
            "taken_back, bead untouched"
        ),
        ["re-opened, job running"] = (Sent("119:00", "j").As(BeadStatus.Open), Running, "keep"),
        ["re-opened, job running, past the hard cap"] = (
            Sent("121:00", "j").As(BeadStatus.Open),
            Running,
            "taken_back, bead untouched"
        ),
        ["re-opened, job over, not silent yet"] = (
            Sent("20:00", "j").As(BeadStatus.Open),
            Job(JobState.Completed, 0),
            "keep"
        ),
        ["re-opened, job over, silent"] = (
            Sent("31:00", "j").As(BeadStatus.Open),
            Job(JobState.Failed, 1),
            "taken_back, bead untouched"
        ),
        ["re-opened, not reached"] = (
            Sent("121:00", "j").As(BeadStatus.Open),
            JobEvidence.NotReached,
            "keep"
        ),
        ["re-opened, outcome unknown, silent"] = (
            Claimed(AttemptState.Unknown, "31:00").As(BeadStatus.Open),
            null,
            "taken_back, bead untouched"
        ),
        // Re-opened before the send had ended: that was no decision about the send.
        ["re-opened while posting, 30:59"] = (
            Claimed(AttemptState.Posting, "30:59").As(BeadStatus.Open),
            null,
            "keep"
        ),
        ["re-opened while posting, 31:00"] = (
            Claimed(AttemptState.Posting, "31:00").As(BeadStatus.Open),
            null,
            "stale → blocked"
        ),
        ["open when the answer came, silent"] = (
            With(SentAt("31:00") with { OpenAtAnswer = true }).As(BeadStatus.Open),
            null,
            "stale → blocked"
        ),
        ["open when the answer came, job running"] = (
            With(SentAt("60:00") with { OpenAtAnswer = true, JobId = "j" }).As(BeadStatus.Open),
            Running,
            "keep"
        ),
        ["open when the answer came, hard cap"] = (
            With(SentAt("121:00") with { OpenAtAnswer = true, JobId = "j" }).As(BeadStatus.Open),
            Running,
            "hard_cap → blocked"
        ),
        ["open when the answer came, in progress again, job over"] = (
            With(SentAt("5:00") with { OpenAtAnswer = true, JobId = "j" }),
            Job(JobState.Completed, 0),
            "agent_left_open → blocked"
        ),
        // No row explains it: the shell pair's, a human's, a clone's.
        ["no row, 30:59"] = (
            Given.History(Given.Bead(updatedAt: Given.Ago("30:59"))),
            null,
            "keep"
        ),
        ["no row, 31:00"] = (
            Given.History(Given.Bead(updatedAt: Given.Ago("31:00"))),
            null,
            "stale → blocked"
        ),
        ["no row, a comment"] = (
            Given.History(Given.Bead(updatedAt: Given.Ago("99:00"))) with
            {
                LastComment = Given.Ago("1:00"),
            },
            null,
            "keep"
        ),
        ["no row, only a stamp from the future"] = (
            Given.History(Given.Bead(updatedAt: Given.Now.AddHours(3))),
            null,
            "keep"
        ),
        ["no row, not ours, byte for byte"] = (
            Given.History(Given.Bead(assignee: "agent ", updatedAt: Given.Ago("99:00"))),
            null,
            "keep"
        ),
        // Settled rows only.
        ["settled rows only, job alive"] = (SettledOnly("119:00", "60:00"), Running, "keep"),
        ["settled rows only, job alive, past the hard cap from that claim"] = (
            SettledOnly("121:00", "1:00"),
            Running,
            "hard_cap → blocked"
        ),
        ["settled rows only, job over, not silent yet"] = (
            SettledOnly("300:00", "30:59"),
            Job(JobState.Completed, 0),
            "keep"
        ),
        ["settled rows only, job over, silent"] = (
            SettledOnly("300:00", "31:00"),
            Job(JobState.Completed, 0),
            "stale → blocked"
        ),
        ["settled rows only, cannot tell, an old claim is no hard cap"] = (
            SettledOnly("300:00", "5:00"),
            CannotTell,
            "keep"
        ),
        ["settled rows only, not reached"] = (
            SettledOnly("300:00", "99:00"),
            JobEvidence.NotReached,
            "keep"
        ),
        // Open without an unsettled row is the dispatcher's, except at the cap.
        ["open below its cap"] = (
            Given.History(Given.Bead(BeadStatus.Open), Given.Rejected(4)),
            null,
            "keep"
        ),
        ["open at its cap"] = (
            Given.History(Given.Bead(BeadStatus.Open), Given.Rejected(5)),
            null,
            "rejected → blocked"
        ),
        ["open at its cap, re-armed"] = (
            Given.History(
                Given.Bead(BeadStatus.Open),
                [.. Given.Rejected(5), Given.Settled(AttemptOutcome.TakenBack, "rearmed", 6)]
            ),
            null,
            "keep"
        ),
        ["open at its cap and given to somebody else"] = (
            Given.History(Given.Bead(BeadStatus.Open, "bob"), Given.Rejected(5)),
            null,
            "keep"
        ),
        ["blocked at its cap"] = (
            Given.History(Given.Bead(BeadStatus.Blocked), Given.Rejected(5)),
            null,
            "keep"
        ),
        // A claim under a wrong clock.
        ["a claim from the future is kept"] = (Sent("-600:00"), null, "keep"),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sweep_decides(string row)
    {
        var (history, evidence, words) = Rows[row];

        Words(Decide(history, evidence)).ShouldBe(words);
    }

    /// <summary>Whatever is written must find everything as it was read.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_guarded_by_what_was_read(string row)
    {
        var (history, evidence, _) = Rows[row];

        if (Decide(history, evidence).Transition is { } transition)
        {
            transition.BeadId.ShouldBe(history.BeadId);
            transition.Observed.ShouldBe(history.Bead);
            transition.ObservedLatest.ShouldBe(history.Latest);
            (transition.Status is null).ShouldBe(transition.Note is null);
            transition.Status.ShouldBeOneOf(null, BeadStatus.Open, BeadStatus.Blocked);
        }
    }

    private static BeadHistory Sent(string ago, string? job = null) =>
        With(SentAt(ago) with { JobId = job });

    private static Attempt SentAt(string ago) =>
        Given.Attempt(AttemptState.Dispatched, Given.Ago(ago));

    private static Attempt Refused(AnswerClass answer) =>
        Given.Attempt(AttemptState.Refused, Given.Ago("0:01")) with
        {
            Answer = answer.Word(),
            Reason = "HTTP 400: no",
        };

    private static BeadHistory SettledOnly(string claimed, string touched) =>
        With(
                Given.Settled(AttemptOutcome.TakenBack, BeadStatus.InProgress) with
                {
                    JobId = "j",
                    ClaimedAt = Given.Ago(claimed),
                }
            )
            .Touched(touched);
}
