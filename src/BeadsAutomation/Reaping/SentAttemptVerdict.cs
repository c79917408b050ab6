namespace BeadsAutomation.Reaping;

/// <summary>The verdict on an attempt that may have started an agent: posting, dispatched or unknown.</summary>
internal static class SentAttemptVerdict
{
    public static Verdict Of(ReapCase seen) =>
        seen.Bead?.Status switch
        {
            BeadStatus.InProgress when seen.IsOurs => InProgress(seen),
            BeadStatus.Open when seen.IsOurs => ReOpened(seen),
            null => Missing(seen),
            _ => EndedByOthers(seen, seen.Evidence),
        };

    private static Verdict InProgress(ReapCase seen) =>
        ProviderRetryVerdict.Of(seen)
        ?? JobEnd.Verdict(seen)
        ?? Silence.Judge(seen, seen.Attempt) switch
        {
            { End: { } end } silence => Verdicts.Silent(seen, end, silence.AgeMinutes),
            var silence => seen.Keep(silence.Detail, silence.AgeMinutes),
        };

    /// <summary>
    /// Somebody re-opened the bead while its attempt may still run. It is free again once that ended, except when the re-open came
    /// before the send had ended: that was no decision about this send, so a human has to make one.
    /// </summary>
    private static Verdict ReOpened(ReapCase seen)
    {
        var silence = Silence.Judge(seen, seen.Attempt);
        if (silence.End is not { } end)
        {
            return seen.Keep($"re-opened while in flight; {silence.Detail}", silence.AgeMinutes);
        }
        return seen.Attempt is { State: AttemptState.Posting } or { OpenAtAnswer: true }
            ? Verdicts.Silent(seen, end, silence.AgeMinutes)
            : EndedBySilence(seen, silence);
    }

    /// <summary>
    /// A bead that is absent proves nothing: its file may be half written, its branch another one. What may have started an agent is
    /// kept until its job or the clock says otherwise, or the bead would be sent beside it when it comes back.
    /// </summary>
    private static Verdict Missing(ReapCase seen)
    {
        if (seen.Evidence.IsOver)
        {
            return EndedByOthers(seen, seen.Evidence);
        }
        var silence = Silence.Judge(seen, seen.Attempt);
        return silence.End is null
            ? seen.Keep($"its bead is missing; {silence.Detail}", silence.AgeMinutes)
            : EndedBySilence(seen, silence);
    }

    private static Verdict EndedBySilence(ReapCase seen, Silence silence) =>
        EndedByOthers(seen, JobEvidence.None) with
        {
            AgeMinutes = silence.AgeMinutes,
        };

    /// <summary>The bead keeps what it has; what its job left goes into the ledger.</summary>
    private static Verdict EndedByOthers(ReapCase seen, JobEvidence evidence)
    {
        var transition = Settlement.Untouched(seen.History, seen.Attempt);
        var detail = $"the bead is {seen.Bead?.Status ?? "gone"}";
        if (!evidence.IsOver)
        {
            return new Verdict(seen.History, transition, detail, null);
        }
        var trace = JobTrace.Of(seen);
        var settle = (LedgerChange.Settle)transition.Ledger with
        {
            Reason = Verdicts.Reason($"its job {JobEnd.Words(evidence.Report!)}{trace}"),
            Spent = evidence.Report!.Result?.Spent,
        };
        return new Verdict(seen.History, transition with { Ledger = settle }, detail + trace, null);
    }
}
