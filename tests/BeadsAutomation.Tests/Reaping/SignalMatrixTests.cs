using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

/// <summary>Every combination of a small grid of signals, judged a second time by the rules in their plainest form.</summary>
public sealed class SignalMatrixTests
{
    private static readonly string[] States = ["posting", "dispatched", "unknown", "verifying"];
    private static readonly int[] ClaimAges = [5, 30, 31, 120, 121, 300];
    private static readonly int?[] SignAges = [null, 0, 30, 31, 200];
    private static readonly JobState?[] Jobs = [null, .. Enum.GetValues<JobState>().Cast<JobState?>()];

    private static readonly bool[] Either = [false, true];

    private sealed record Signals(
        string State,
        int Claim,
        int? Update,
        int? Comment,
        int? Lease,
        JobState? Job,
        bool Open,
        bool OpenAtAnswer
    )
    {
        public bool Alive => Job is JobState.Queued or JobState.Running;

        public bool Over => Job is not (null or JobState.CannotTell) && !Alive;

        public bool PastCap => Claim > 120;

        public int Silent => new[] { Claim, Update ?? Claim, Comment ?? Claim, Lease ?? Claim }.Min();
    }

    [Fact]
    public void No_live_job_is_reaped_before_the_hard_cap_and_every_dead_one_in_time()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var signals in All())
        {
            var words = Words(Decide(HistoryOf(signals), EvidenceOf(signals)));

            // The words of a hundred thousand cases cost more than the cases.
            if (words != Expected(signals))
            {
                words.ShouldBe(Expected(signals), signals.ToString());
            }
            seen[words] = seen.GetValueOrDefault(words) + 1;
        }

        seen.Keys.Order(StringComparer.Ordinal)
            .ShouldBe([
                "agent_left_open → blocked",
                "hard_cap → blocked",
                "job_error → blocked",
                "job_failed → blocked",
                "job_lost → blocked",
                "job_timeout → blocked",
                "keep",
                "stale → blocked",
                "taken_back, bead untouched",
            ]);
    }

    private static string Expected(Signals s) =>
        s switch
        {
            { Open: false, Over: true } => $"{EndOf(s.Job!.Value)} → blocked",
            { PastCap: false, Alive: true } => "keep",
            { PastCap: false, Silent: <= 30 } => "keep",
            { Open: true, State: not "posting", OpenAtAnswer: false } => "taken_back, bead untouched",
            { Alive: false, Silent: > 30 } => "stale → blocked",
            _ => "hard_cap → blocked",
        };

    private static string EndOf(JobState job) =>
        job switch
        {
            JobState.Completed => "agent_left_open",
            JobState.Failed => "job_failed",
            JobState.TimedOut => "job_timeout",
            JobState.Errored => "job_error",
            _ => "job_lost",
        };

    private static IEnumerable<Signals> All() =>
        from state in States
        from claim in ClaimAges
        from update in SignAges
        from comment in SignAges
        from lease in SignAges
        from job in Jobs
        from open in Either
        from openAtAnswer in Either
        select new Signals(state, claim, update, comment, lease, job, open, openAtAnswer);

    private static BeadHistory HistoryOf(Signals s)
    {
        var attempt = Given.Attempt(claimedAt: Ago(s.Claim)) with
        {
            StateWord = s.State,
            JobId = "j",
            OpenAtAnswer = s.OpenAtAnswer,
            // Our own write is a minute young in every case and never a sign of life.
            BeadUpdatedAt = Given.Now.AddMinutes(-1),
        };
        return new BeadHistory(
            Given.Id,
            Given.Bead(
                s.Open ? BeadStatus.Open : BeadStatus.InProgress,
                updatedAt: s.Update is null ? attempt.BeadUpdatedAt : Ago(s.Update.Value)
            ),
            [attempt],
            s.Comment is { } comment ? Ago(comment) : null,
            s.Lease is { } lease ? Ago(lease) : null
        );
    }

    private static JobEvidence EvidenceOf(Signals s) => s.Job is { } state ? Job(state) : JobEvidence.None;

    private static DateTime Ago(int minutes) => Given.Now.AddMinutes(-minutes);
}
