using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

/// <summary>A bead with its evidence, and the verdict in few words.</summary>
internal sealed record ReapRow(BeadHistory History, JobEvidence? Evidence, string Verdict);

/// <summary>The named cases of a sweep's decision.</summary>
internal static partial class ReapRows
{
    private static JobEvidence Running => Job(JobState.Running);
    private static JobEvidence Queued => Job(JobState.Queued);
    private static JobEvidence CannotTell => Job(JobState.CannotTell);

    internal static BeadHistory Sent(string ago, string? job = null) => With(SentAt(ago) with { JobId = job });

    /// <summary>Sent at a time that cannot be believed, and first seen by a sweep so long ago.</summary>
    internal static BeadHistory Seen(string ago, string seen) => With(SentAt(ago) with { NotBefore = Given.Ago(seen) });

    internal static Attempt SentAt(string ago) => Given.Attempt(AttemptState.Dispatched, Given.Ago(ago));

    internal static Attempt Refused(AnswerClass answer) =>
        Given.Attempt(AttemptState.Refused, Given.Ago("0:01")) with
        {
            AnswerWord = answer.Word(),
            Reason = "HTTP 400: no",
        };

    internal static BeadHistory SettledOnly(string claimed, string touched) =>
        With(
                Given.Settled(AttemptOutcome.TakenBack, BeadStatus.InProgress) with
                {
                    JobId = "j",
                    ClaimedAt = Given.Ago(claimed),
                }
            )
            .Touched(touched);
}
