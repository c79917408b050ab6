namespace BeadsAutomation.Reaping;

/// <summary>
/// The verdict on a bead that no unsettled row explains: in progress by the shell pair, a human or in a clone (ignored tables do not
/// travel), or open at its attempt cap.
/// </summary>
internal static class WithoutUnsettled
{
    public static Verdict Decide(
        BeadHistory history,
        JobEvidence evidence,
        BeadsOptions options,
        string token,
        DateTime now
    ) =>
        history.Bead switch
        {
            { } bead when !bead.IsAssignedTo(options.Assignee) => Verdict.Keep(history, "not ours"),
            { Status: BeadStatus.InProgress } => InProgress(history, evidence, options, token, now),
            { Status: BeadStatus.Open } when IsAtCap(history, options) => AtCap(history, options),
            { Status: BeadStatus.Open } when UntoldOldData(history) is { } old => Tell(history, old),
            _ => Verdict.Keep(history, "nothing to do"),
        };

    /// <summary>Whether a sweep has anything to say about such a bead: an open one below its cap is the dispatcher's.</summary>
    public static bool Concerns(BeadHistory history, BeadsOptions options) =>
        history.Bead is { Status: BeadStatus.InProgress }
        || IsAtCap(history, options)
        || (UntoldOldData(history) is not null && history.Bead!.IsAssignedTo(options.Assignee));

    private static bool IsAtCap(BeadHistory history, BeadsOptions options) =>
        AttemptCount.Of(history.Attempts).Counted >= options.MaxAttempts;

    private static string? UntoldOldData(BeadHistory history) =>
        history.Latest is { StatusLeft: AttemptCount.OldData } ? null : OldData.Describe(history.Bead, history.Latest);

    /// <summary>Once: the row remembers it. The bead is not written, which would make it look new.</summary>
    private static Verdict Tell(BeadHistory history, string old) =>
        new(
            history,
            new BeadTransition
            {
                BeadId = history.BeadId,
                Observed = history.Bead,
                ObservedLatest = history.Latest,
                Ledger = new LedgerChange.Amend(history.Latest!, AttemptCount.OldData),
            },
            $"{old}; it is not sent until 'beads-dispatcher rearm' or a newer change",
            null
        )
        {
            NeedsAttention = true,
        };

    private static Verdict AtCap(BeadHistory history, BeadsOptions options)
    {
        var latest = history.Latest!;
        var counted = AttemptCount.Of(history.Attempts).Counted;
        var transition = new BeadTransition
        {
            BeadId = history.BeadId,
            Observed = history.Bead,
            ObservedLatest = latest,
            Status = BeadStatus.Blocked,
            Note = Note.GaveUp(counted, latest.Reason, latest.Key),
            Ledger = new LedgerChange.Amend(latest, BeadStatus.Blocked),
        };
        var detail = $"{counted} of {options.MaxAttempts} attempts failed";
        return new Verdict(history, transition, detail, null);
    }

    private static Verdict InProgress(
        BeadHistory history,
        JobEvidence evidence,
        BeadsOptions options,
        string token,
        DateTime now
    )
    {
        // Only a job that is alive says how old the run is: a claim that was settled long ago does not.
        var claim = evidence.IsAlive ? history.Latest : null;
        var silence = Silence.Judge(history, claim, evidence, options, now);
        if (silence.End is null && SignOfLife.Of(history, now) is { Newest: null, FutureStamp: { } ahead })
        {
            return CountedFromNow(history, ahead);
        }
        return silence.End is { } end
            ? Adopt(history, end, silence, options, token)
            : Verdict.Keep(history, silence.Detail, silence.AgeMinutes);
    }

    /// <summary>No stamp tells how old it is, and that one lies ahead would keep it until then: the note itself is the stamp to count from.</summary>
    private static Verdict CountedFromNow(BeadHistory history, DateTime ahead) =>
        new(
            history,
            new BeadTransition
            {
                BeadId = history.BeadId,
                Observed = history.Bead,
                ObservedLatest = history.Latest,
                Note = Note.StampAhead(ahead),
                Ledger = new LedgerChange.None(),
            },
            $"its last stamp, {Stamp.Of(ahead)}, lies in the future: its silence counts from now on; check the writers' clocks",
            null
        )
        {
            NeedsAttention = true,
        };

    private static Verdict Adopt(
        BeadHistory history,
        AttemptOutcome end,
        Silence silence,
        BeadsOptions options,
        string token
    )
    {
        var key = new AttemptKey(history.BeadId, (history.Latest?.Key.Number ?? 0) + 1, token);
        var words = Block.Words(end, silence.AgeMinutes);
        var transition = new BeadTransition
        {
            BeadId = history.BeadId,
            Observed = history.Bead,
            ObservedLatest = history.Latest,
            Status = BeadStatus.Blocked,
            Note = Block.NoteFor(end, silence.AgeMinutes, $" outcome={end.Word()}", options),
            Ledger = new LedgerChange.SettleUnrecorded(key, end, BeadStatus.Blocked, words, Worker.Name),
        };
        return new Verdict(history, transition, words, silence.AgeMinutes);
    }
}
