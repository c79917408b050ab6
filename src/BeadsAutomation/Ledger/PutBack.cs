namespace BeadsAutomation.Ledger;

/// <summary>Ends an attempt that surely reached no agent (claimed or refused): the bead goes back to open, or to blocked at the cap, unless somebody else changed it.</summary>
internal static class PutBack
{
    public static BeadTransition Decide(
        BeadHistory history,
        Attempt attempt,
        PutBackCause cause,
        BeadsOptions options,
        DateTime now
    )
    {
        if (history.Bead is not { } bead || !bead.HasStatus(BeadStatus.InProgress))
        {
            return Settlement.Untouched(history, attempt);
        }
        if (bead.IsUnassigned && attempt.State == AttemptState.Claimed)
        {
            // A human's un-assignment of the very second of our claim merged with it: only our half is undone.
            // Once it was sent, the un-assignment is a decision of its own and the bead stays as it is.
            return Settlement.Of(history, attempt, AttemptOutcome.TakenBack, BeadStatus.Open) with
            {
                Status = BeadStatus.Open,
                Note = Note.Released("un-assigned in the second of the claim", attempt.Key),
            };
        }
        return bead.IsAssignedTo(options.Assignee)
            ? Ours(history, attempt, cause, options, now)
            : Settlement.Untouched(history, attempt);
    }

    private static BeadTransition Ours(
        BeadHistory history,
        Attempt attempt,
        PutBackCause cause,
        BeadsOptions options,
        DateTime now
    )
    {
        var before = history.Attempts.Where(a => a.Key.Number < attempt.Key.Number).ToList();
        var counted = AttemptCount.Of(before).Counted + (cause.Counted ? 1 : 0);
        var atCap = counted >= options.MaxAttempts;
        var status = atCap || cause.ForGood ? BeadStatus.Blocked : BeadStatus.Open;
        var settle = new LedgerChange.Settle(attempt, cause.Outcome, status)
        {
            Counted = cause.Counted,
            NotBefore = NotBefore(cause, status, counted, now),
            Reason = cause.Reason,
        };
        var quiet = !cause.Counted && status == BeadStatus.Open && AttemptCount.FollowsQuietRelease(before);
        return BeadTransition.Of(history, settle) with
        {
            Status = status,
            Note = quiet ? null : NoteFor(attempt, cause, options, settle, counted),
        };
    }

    private static DateTime? NotBefore(PutBackCause cause, string status, int counted, DateTime now) =>
        cause.Outcome == AttemptOutcome.Rejected && status == BeadStatus.Open ? now + Backoff.After(counted) : null;

    private static string NoteFor(
        Attempt attempt,
        PutBackCause cause,
        BeadsOptions options,
        LedgerChange.Settle settle,
        int counted
    ) =>
        (cause, settle) switch
        {
            ({ ForGood: true }, _) => Note.Failed(
                cause.Reason,
                "blocked: trying again cannot help, mend it and re-open it",
                attempt.Key
            ),
            (_, { StatusLeft: BeadStatus.Blocked }) => Note.GaveUp(counted, cause.Reason, attempt.Key),
            (_, { NotBefore: { } time }) => Note.Failed(
                cause.Reason,
                $"{counted} of {options.MaxAttempts}, not before {Stamp.Of(time)}",
                attempt.Key
            ),
            ({ Outcome: AttemptOutcome.Released }, _) when attempt.State == AttemptState.Refused => Note.Failed(
                cause.Reason,
                "released, not counted",
                attempt.Key
            ),
            _ => Note.Released(cause.Reason, attempt.Key),
        };
}
