namespace BeadsAutomation.Commands.Manual;

/// <summary>What re-arming a bead by hand comes to: what is done and overridden, or why not and what to do.</summary>
internal static class RearmPolicy
{
    public static HandDecision Decide(BeadHistory history, BeadsOptions options) =>
        history.Bead switch
        {
            null => HandDecision.No("there is no such bead in the database"),
            { Status: BeadStatus.Closed } => HandDecision.No("it is closed: run 'bd reopen' first"),
            { } bead when !bead.IsAssignedTo(options.Assignee) => HandDecision.No(
                $"it is not assigned to {options.Assignee}: run 'bd assign <id> {options.Assignee}' first"
            ),
            { Status: BeadStatus.Open or BeadStatus.InProgress or BeadStatus.Blocked } => Arm(history, options),
            { } bead => HandDecision.No($"its status is {bead.Status}: run 'bd update <id> -s open' first"),
        };

    private static HandDecision Arm(BeadHistory history, BeadsOptions options)
    {
        var bead = history.Bead!;
        var (ledger, overridden) = Override(history);
        if (OldData.Describe(bead, history.Latest) is { } old)
        {
            overridden += $"; {old}";
            // Written anew in any case: our own stamp may be the one that is wrong.
            ledger =
                ledger is LedgerChange.None ? new LedgerChange.Amend(history.Latest!, AttemptCount.Rearmed) : ledger;
        }
        else if (bead.HasStatus(BeadStatus.Open) && ledger is LedgerChange.None)
        {
            return HandDecision.Already("it is armed already: nothing holds it back");
        }
        var transition = BeadTransition.Of(history, ledger) with
        {
            Status = bead.HasStatus(BeadStatus.Open) ? null : BeadStatus.Open,
            Note = Note.Rearmed(options.Actor, overridden),
        };
        return HandDecision.Write(transition, $"armed again: attempts start anew{overridden}");
    }

    private static (LedgerChange Ledger, string Overridden) Override(BeadHistory history)
    {
        if (history.Unsettled is { } unsettled)
        {
            var settle = new LedgerChange.Settle(unsettled, AttemptOutcome.TakenBack, AttemptCount.Rearmed)
            {
                Reason = "re-armed by hand",
            };
            var job = unsettled.JobId is { } id ? $", job {id}" : "";
            var running = unsettled.State is AttemptState.Claimed or AttemptState.Refused
                ? ""
                : "; its agent may still be running";
            return (settle, $"; overrides attempt {unsettled.Key.Number} ({unsettled.State.Word()}{job}){running}");
        }
        var working = history.Bead is { Status: BeadStatus.InProgress }
            ? "; it was in progress without an attempt of ours: somebody may still be working on it"
            : "";
        return history.Latest is { StatusLeft: not AttemptCount.Rearmed } latest
            ? (new LedgerChange.Amend(latest, AttemptCount.Rearmed), working)
            : (new LedgerChange.None(), working);
    }
}
