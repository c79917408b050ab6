using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

/// <summary>What signs of life and the service say.</summary>
internal static partial class ReapRows
{
    public static readonly IReadOnlyDictionary<string, ReapRow> SilenceAndJobs = new Dictionary<string, ReapRow>(
        StringComparer.Ordinal
    )
    {
        // Silence.
        ["silent for 30:59"] = new(Sent("30:59"), null, "keep"),
        ["silent for 31:00"] = new(Sent("31:00"), null, "stale → blocked"),
        ["an unknown outcome, 30:59"] = new(Claimed(AttemptState.Unknown, "30:59"), null, "keep"),
        ["an unknown outcome, 31:00"] = new(Claimed(AttemptState.Unknown, "31:00"), null, "stale → blocked"),
        ["still posting at 31:00"] = new(Claimed(AttemptState.Posting, "31:00"), null, "stale → blocked"),
        ["a state of a later version counts as unknown"] = new(
            With(Given.Attempt(claimedAt: Given.Ago("31:00")) with { StateWord = "verifying" }),
            null,
            "stale → blocked"
        ),
        ["a state of a later version is no ghost"] = new(
            With(Given.Attempt(claimedAt: Given.Ago("20:00")) with { StateWord = "verifying" }),
            null,
            "keep"
        ),
        // Signs of life.
        ["our own last write is none"] = new(
            With(Given.Attempt(AttemptState.Dispatched, Given.Ago("40:00")) with { BeadUpdatedAt = Given.Ago("1:00") }),
            null,
            "stale → blocked"
        ),
        ["somebody else's write is one, 30:59"] = new(Sent("40:00").Touched("30:59"), null, "keep"),
        ["somebody else's write grows old, 31:00"] = new(Sent("40:00").Touched("31:00"), null, "stale → blocked"),
        ["a comment is one"] = new(Sent("40:00") with { LastComment = Given.Ago("30:59") }, null, "keep"),
        ["a comment grows old"] = new(Sent("40:00") with { LastComment = Given.Ago("31:00") }, null, "stale → blocked"),
        ["a lease's heartbeat is one"] = new(Sent("40:00") with { LeaseHeartbeat = Given.Ago("30:59") }, null, "keep"),
        ["a heartbeat grows old"] = new(
            Sent("40:00") with
            {
                LeaseHeartbeat = Given.Ago("31:00"),
            },
            null,
            "stale → blocked"
        ),
        ["the claim itself is one, whatever is older"] = new(
            Sent("20:00") with
            {
                LastComment = Given.Ago("300:00"),
            },
            null,
            "keep"
        ),
        ["a stamp five minutes ahead is believed"] = new(Sent("40:00").Touched("-5:00"), null, "keep"),
        ["a stamp further ahead is no evidence"] = new(Sent("40:00").Touched("-5:-1"), null, "stale → blocked"),
        ["a comment from the future is no evidence"] = new(
            Sent("40:00") with
            {
                LastComment = Given.Now.AddHours(1),
            },
            null,
            "stale → blocked"
        ),
        ["a future stamp does not lift the hard cap"] = new(
            Sent("121:00").Touched("-60:00"),
            Running,
            "hard_cap → blocked"
        ),
        // What the service says.
        ["a running job is kept however silent"] = new(Sent("119:00", "j"), Running, "keep"),
        ["a queued job is kept however silent"] = new(Sent("119:00", "j"), Queued, "keep"),
        ["a running job at the hard cap"] = new(Sent("120:00", "j"), Running, "keep"),
        ["a running job past the hard cap"] = new(Sent("120:01", "j"), Running, "hard_cap → blocked"),
        ["a queued job past the hard cap"] = new(Sent("120:01", "j"), Queued, "hard_cap → blocked"),
        ["silent and past the hard cap"] = new(Sent("121:00", "j"), CannotTell, "stale → blocked"),
        ["a lively bead at the hard cap"] = new(Sent("121:00").Touched("1:00"), null, "hard_cap → blocked"),
        ["cannot tell, 30:59"] = new(Sent("30:59", "j"), CannotTell, "keep"),
        ["cannot tell, 31:00"] = new(Sent("31:00", "j"), CannotTell, "stale → blocked"),
        ["completed a moment ago"] = new(
            Sent("1:00", "j").Touched("0:01"),
            Job(JobState.Completed, 0),
            "agent_left_open → blocked"
        ),
        ["failed"] = new(Sent("1:00", "j"), Job(JobState.Failed, 7), "job_failed → blocked"),
        ["timed out"] = new(Sent("1:00", "j"), Job(JobState.TimedOut), "job_timeout → blocked"),
        ["errored"] = new(Sent("1:00", "j"), Job(JobState.Errored), "job_error → blocked"),
        ["lost"] = new(Sent("1:00", "j"), Job(JobState.Lost), "job_lost → blocked"),
        ["not reached"] = new(Sent("31:00", "j"), JobEvidence.NotReached, "keep"),
        ["not reached, past the hard cap"] = new(Sent("121:00", "j"), JobEvidence.NotReached, "keep"),
    };
}
