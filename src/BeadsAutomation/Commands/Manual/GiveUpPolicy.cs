using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Manual;

/// <summary>What giving one claim up by hand comes to: a human's word in place of the thresholds, and only of these.</summary>
internal static class GiveUpPolicy
{
    public static HandDecision Decide(
        BeadHistory history,
        JobEvidence evidence,
        BeadsOptions options,
        string token,
        DateTime now
    )
    {
        var ours = history.Bead is { } bead && bead.IsAssignedTo(options.Assignee);
        return history.Unsettled switch
        {
            _ when !evidence.Reached => HandDecision.No("its job could not be asked for in time: try again"),
            _ when evidence.IsAlive => HandDecision.No(
                $"the agent service says that its job is {Word(evidence)}: wait, or run 'beads-dispatcher cancel <id>' to take it back"
            ),
            null when history.Bead is null => HandDecision.No("there is no such bead in the database"),
            null when ours && history.Bead.HasStatus(BeadStatus.InProgress) => Adopt(history, options, token),
            null => HandDecision.Nothing("no claim is in hand: nothing to give up"),
            { State: AttemptState.Claimed } attempt => Done(
                PutBack.Decide(history, attempt, PutBackCause.Ghost, options, now)
            ),
            { State: AttemptState.Refused } attempt => Done(
                PutBack.Decide(history, attempt, PutBackCause.FromAnswer(attempt), options, now)
            ),
            { } when ours && history.Bead!.Status is BeadStatus.InProgress or BeadStatus.Open => Done(
                GivenUp(new ReapCase(history, evidence, options, now)).Transition!
            ),
            var attempt => Done(Settlement.Untouched(history, attempt)),
        };
    }

    private static Verdict GivenUp(ReapCase seen) =>
        JobEnd.Verdict(seen)
        ?? Verdicts.Blocked(
            seen,
            AttemptOutcome.Stale,
            Note.GivenUp(seen.Options.Actor, Verdicts.Context(seen.Attempt, AttemptOutcome.Stale)),
            "given up by hand"
        );

    /// <summary>In progress, and no attempt explains it: a row of its own, as a sweep makes it.</summary>
    private static HandDecision Adopt(BeadHistory history, BeadsOptions options, string token) =>
        Done(
            Settlement.Unrecorded(history, token, AttemptOutcome.Stale, "given up by hand") with
            {
                Note = Note.GivenUp(options.Actor, $" outcome={AttemptOutcome.Stale.Word()}"),
            }
        );

    private static HandDecision Done(BeadTransition transition)
    {
        var outcome = transition.Ledger switch
        {
            LedgerChange.Settle settle => settle.Outcome,
            _ => AttemptOutcome.Stale,
        };
        var left = transition.Status is { } status ? $"the bead is {status}" : "the bead stays as others left it";
        return HandDecision.Write(transition, $"given up as {outcome.Word()}: {left}");
    }

    private static string Word(JobEvidence evidence) => evidence.Report!.State.ToString().ToLowerInvariant();
}
