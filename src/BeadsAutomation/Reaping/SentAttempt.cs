using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Reaping;

/// <summary>The verdict on an attempt that may have started an agent: posting, dispatched or unknown.</summary>
internal static class SentAttempt
{
    public static Verdict Decide(
        BeadHistory history,
        Attempt attempt,
        JobEvidence evidence,
        BeadsOptions options,
        DateTime now
    )
    {
        var bead = history.Bead;
        var ours = bead is not null && bead.IsAssignedTo(options.Assignee);
        return bead?.Status switch
        {
            BeadStatus.InProgress when ours => InProgress(history, attempt, evidence, options, now),
            BeadStatus.Open when ours => ReOpened(history, attempt, evidence, options, now),
            _ => EndedByOthers(history, attempt),
        };
    }

    private static Verdict EndedByOthers(BeadHistory history, Attempt attempt)
    {
        var transition = Settlement.Untouched(history, attempt);
        return new Verdict(history, transition, $"the bead is {history.Bead?.Status ?? "gone"}", null);
    }

    private static Verdict InProgress(
        BeadHistory history,
        Attempt attempt,
        JobEvidence evidence,
        BeadsOptions options,
        DateTime now
    )
    {
        return JobOver.Verdict(history, attempt, evidence.Report)
            ?? Silence.Judge(history, attempt, evidence, options, now) switch
            {
                { End: { } end } silence => Block.Of(history, attempt, end, silence.AgeMinutes, options),
                var silence => Verdict.Keep(history, silence.Detail, silence.AgeMinutes),
            };
    }

    /// <summary>
    /// Somebody re-opened the bead while its attempt may still run. It is free again once that ended, except when the re-open came
    /// before the send had ended: that was no decision about this send, so a human has to make one.
    /// </summary>
    private static Verdict ReOpened(
        BeadHistory history,
        Attempt attempt,
        JobEvidence evidence,
        BeadsOptions options,
        DateTime now
    )
    {
        var silence = Silence.Judge(history, attempt, evidence, options, now);
        if (silence.End is not { } end)
        {
            return Verdict.Keep(history, $"re-opened while in flight; {silence.Detail}", silence.AgeMinutes);
        }
        return attempt.State == AttemptState.Posting || attempt.OpenAtAnswer
            ? Block.Of(history, attempt, end, silence.AgeMinutes, options)
            : EndedByOthers(history, attempt) with
            {
                AgeMinutes = silence.AgeMinutes,
            };
    }
}
