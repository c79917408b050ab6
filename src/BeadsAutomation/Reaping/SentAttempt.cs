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
            null => Missing(history, attempt, evidence, options, now),
            _ => EndedByOthers(history, attempt, evidence),
        };
    }

    /// <summary>The bead keeps what it has; what its job left goes into the ledger.</summary>
    private static Verdict EndedByOthers(BeadHistory history, Attempt attempt, JobEvidence evidence)
    {
        var (transition, detail) = (
            Settlement.Untouched(history, attempt),
            $"the bead is {history.Bead?.Status ?? "gone"}"
        );
        if (!evidence.IsOver)
        {
            return new Verdict(history, transition, detail, null);
        }
        var trace = JobTrace.Of(history, attempt, evidence);
        var settle = (LedgerChange.Settle)transition.Ledger;
        return new Verdict(
            history,
            transition with
            {
                Ledger = settle with
                {
                    Reason = Block.Reason($"its job {JobOver.Words(evidence.Report!)}{trace}"),
                    Spent = evidence.Report!.Result?.Spent,
                },
            },
            detail + trace,
            null
        );
    }

    /// <summary>
    /// A bead that is absent proves nothing: its file may be half written, its branch another one. What may have started an agent is
    /// kept until its job or the clock says otherwise, or the bead would be sent beside it when it comes back.
    /// </summary>
    private static Verdict Missing(
        BeadHistory history,
        Attempt attempt,
        JobEvidence evidence,
        BeadsOptions options,
        DateTime now
    )
    {
        if (evidence.IsOver)
        {
            return EndedByOthers(history, attempt, evidence);
        }
        var silence = Silence.Judge(history, attempt, evidence, options, now);
        return silence.End is null
            ? Verdict.Keep(history, $"its bead is missing; {silence.Detail}", silence.AgeMinutes)
            : EndedByOthers(history, attempt, JobEvidence.None) with
            {
                AgeMinutes = silence.AgeMinutes,
            };
    }

    private static Verdict InProgress(
        BeadHistory history,
        Attempt attempt,
        JobEvidence evidence,
        BeadsOptions options,
        DateTime now
    )
    {
        return WeatherVerdict.Of(history, attempt, evidence, options, now)
            ?? JobOver.Verdict(history, attempt, evidence)
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
            : EndedByOthers(history, attempt, JobEvidence.None) with
            {
                AgeMinutes = silence.AgeMinutes,
            };
    }
}
