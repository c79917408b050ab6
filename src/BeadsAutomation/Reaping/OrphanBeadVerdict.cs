namespace BeadsAutomation.Reaping;

/// <summary>
/// The verdict on a bead that no unsettled row explains: in progress by the shell pair, a human or in a clone (ignored tables do not
/// travel), or open at its attempt cap.
/// </summary>
internal static class OrphanBeadVerdict
{
    /// <param name="seen">The bead.</param>
    /// <param name="token">The token of the row that is made for it.</param>
    public static Verdict Of(ReapCase seen, string token) =>
        seen.Bead switch
        {
            { } when !seen.IsOurs => seen.Keep("not ours"),
            { Status: BeadStatus.InProgress } => InProgress(seen, token),
            { Status: BeadStatus.Open } when IsAtCap(seen.History, seen.Options) => AtCap(seen),
            { Status: BeadStatus.Open } when UntoldOldData(seen.History) is { } old => Tell(seen, old),
            _ => seen.Keep("nothing to do"),
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
    private static Verdict Tell(ReapCase seen, string old) =>
        new(
            seen.History,
            seen.Write(new LedgerChange.Amend(seen.History.Latest!, AttemptCount.OldData)),
            $"{old}; it is not sent until 'beads-dispatcher rearm' or a newer change",
            null
        )
        {
            NeedsAttention = true,
        };

    private static Verdict AtCap(ReapCase seen)
    {
        var latest = seen.History.Latest!;
        var counted = AttemptCount.Of(seen.History.Attempts).Counted;
        return new Verdict(
            seen.History,
            seen.Write(new LedgerChange.Amend(latest, BeadStatus.Blocked)) with
            {
                Status = BeadStatus.Blocked,
                Note = Note.GaveUp(counted, latest.Reason, latest.Key),
            },
            $"{counted} of {seen.Options.MaxAttempts} attempts failed",
            null
        );
    }

    private static Verdict InProgress(ReapCase seen, string token)
    {
        // Only a job that is alive says how old the run is: a claim that was settled long ago does not.
        var silence = Silence.Judge(seen, seen.Evidence.IsAlive ? seen.History.Latest : null);
        if (silence.End is null && SignOfLife.Of(seen.History, seen.Now) is { Newest: null, FutureStamp: { } ahead })
        {
            return CountedFromNow(seen, ahead);
        }
        return silence.End is { } end
            ? Adopt(seen, end, silence, token)
            : seen.Keep(silence.Detail, silence.AgeMinutes);
    }

    /// <summary>No stamp tells how old it is, and that one lies ahead would keep it until then: the note itself is the stamp to count from.</summary>
    private static Verdict CountedFromNow(ReapCase seen, DateTime ahead) =>
        new(
            seen.History,
            seen.Write(new LedgerChange.None()) with
            {
                Note = Note.StampAhead(ahead),
            },
            $"its last stamp, {Stamp.Of(ahead)}, lies in the future: its silence counts from now on; check the writers' clocks",
            null
        )
        {
            NeedsAttention = true,
        };

    private static Verdict Adopt(ReapCase seen, AttemptOutcome end, Silence silence, string token)
    {
        var words = Verdicts.SilenceWords(end, silence.AgeMinutes);
        return new Verdict(
            seen.History,
            Settlement.Unrecorded(seen.History, token, end, words) with
            {
                Note = Verdicts.SilenceNote(end, silence.AgeMinutes, $" outcome={end.Word()}", seen.Options),
            },
            words,
            silence.AgeMinutes
        );
    }
}
