using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Dispatching;

/// <summary>What a bead's way to its agent writes: pure.</summary>
internal static class SendTransitions
{
    /// <summary>The claim of a candidate.</summary>
    public static BeadTransition Claim(Candidate candidate, AttemptKey key, string agent, DateTime now) =>
        new()
        {
            BeadId = key.BeadId,
            Observed = candidate.Waiting.Bead,
            ObservedLatest = candidate.Latest,
            Status = BeadStatus.InProgress,
            Note = AttemptCount.FollowsPutBack(candidate.Attempts) ? null : Note.Claimed(now, key),
            Ledger = new LedgerChange.Claim(key, agent, Worker.Name),
        };

    /// <summary>What is written on the bead once its answer is in the ledger; <see langword="null"/> for a bead that was closed or taken back meanwhile: it keeps what it has.</summary>
    public static BeadTransition? AfterAnswer(
        BeadHistory history,
        Attempt attempt,
        BeadsOptions options,
        DateTime now
    ) =>
        attempt.State switch
        {
            AttemptState.Refused => PutBack.Decide(history, attempt, PutBackCause.FromAnswer(attempt), options, now),
            AttemptState.Dispatched => Say(
                history,
                attempt,
                Note.Dispatched(attempt.JobId ?? "unknown", attempt.Key, Before(history, attempt)),
                options
            ),
            AttemptState.Unknown => Say(
                history,
                attempt,
                Note.OutcomeUnknown(attempt.Reason, attempt.Key, Before(history, attempt)),
                options
            ),
            _ => null,
        };

    private static IReadOnlyList<Attempt> Before(BeadHistory history, Attempt attempt) =>
        [.. history.Attempts.Where(a => a.Key.Number < attempt.Key.Number)];

    private static BeadTransition? Say(BeadHistory history, Attempt attempt, string note, BeadsOptions options) =>
        history.Bead is { Status: BeadStatus.InProgress } bead && bead.IsAssignedTo(options.Assignee)
            ? BeadTransition.Of(history, new LedgerChange.Touch(attempt)) with
            {
                Note = note,
            }
            : null;
}
