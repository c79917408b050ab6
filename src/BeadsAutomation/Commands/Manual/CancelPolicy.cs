namespace BeadsAutomation.Commands.Manual;

/// <summary>What cancelling a bead comes to. It is left blocked: open, the next tick would send it beside an agent that goes on.</summary>
internal static class CancelPolicy
{
    public static HandDecision Decide(BeadHistory history, BeadsOptions options) =>
        (history.Bead, history.Unsettled) switch
        {
            (null, null) => HandDecision.No("there is no such bead in the database"),
            ({ Status: BeadStatus.InProgress } bead, null) when bead.IsAssignedTo(options.Assignee) =>
                HandDecision.Nothing(
                    "no attempt of ours is in hand: somebody else put it in progress. 'bd update <id> -s open' re-opens it, 'beads-dispatcher reap <id>' gives it up"
                ),
            (_, null) => HandDecision.Nothing("no attempt of ours is in hand: nothing to cancel"),
            ({ Status: BeadStatus.InProgress or BeadStatus.Open } bead, { } attempt)
                when bead.IsAssignedTo(options.Assignee) => TakeBack(history, attempt, options),
            (var bead, { } attempt) => HandDecision.Write(
                Settlement.Untouched(history, attempt),
                $"attempt {attempt.Key.Number} is ended, and the bead stays as others left it: {bead?.Status ?? "gone"}{Going(attempt)}"
            ),
        };

    private static HandDecision TakeBack(BeadHistory history, Attempt attempt, BeadsOptions options)
    {
        var going = Going(attempt);
        var transition = Settlement.Of(history, attempt, AttemptOutcome.TakenBack, BeadStatus.Blocked) with
        {
            Status = BeadStatus.Blocked,
            Note = Note.Cancelled(options.Actor, going, attempt.Key),
            Ledger = new LedgerChange.Settle(attempt, AttemptOutcome.TakenBack, BeadStatus.Blocked)
            {
                Reason = "cancelled by hand",
            },
        };
        return HandDecision.Write(
            transition,
            $"attempt {attempt.Key.Number} is cancelled and the bead blocked{going}; 'bd update <id> -s open' has it tried again"
        );
    }

    private static string Going(Attempt attempt) =>
        attempt.State is AttemptState.Claimed or AttemptState.Refused
            ? "; it was not sent"
            : $"; its agent{(attempt.JobId is { } job ? $" (job {job})" : "")} may go on, and what it does to the bead is kept";
}
