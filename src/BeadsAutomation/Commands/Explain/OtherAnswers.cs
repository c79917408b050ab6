using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Explain;

/// <summary>The answer about a bead that does not wait.</summary>
internal static class OtherAnswers
{
    /// <summary>A claim in hand.</summary>
    public static BeadAnswer InHand(ClaimReport claim) =>
        new()
        {
            BeadId = claim.BeadId,
            Standing = Standing.InHand,
            Since = claim.ClaimedAt,
            Until = claim.KeptUntil,
            Sentence =
                $"is in hand: {(claim.State is { } state ? $"attempt {claim.Attempt} is {state.Word()}" : "no attempt of ours explains it")}",
            Next = claim.Verdict switch
            {
                SweepVerdict.Keep => "nothing: a sweep hands it back if it goes silent",
                SweepVerdict.HeldBack =>
                    "look at the clocks and for a restored backup, then run 'beads-reaper --allow-mass-reap'",
                _ => "run 'beads-reaper': it is due",
            },
            Claim = claim,
        };

    /// <summary>A bead that we blocked, or its agent.</summary>
    public static BeadAnswer Blocked(BlockedBead blocked) =>
        new()
        {
            BeadId = blocked.BeadId,
            Standing = blocked.ByUs ? Standing.BlockedByUs : Standing.BlockedByAgent,
            Outcome = blocked.Outcome,
            Since = blocked.SettledAt,
            Sentence =
                $"was blocked {(blocked.ByUs ? "by us" : "while its agent worked on it")}: {blocked.Outcome?.Word() ?? "an end that this version does not know"}"
                + (WordsOf(blocked) is { Length: > 0 } reason ? $" — {Printable.Line(reason, 300)}" : ""),
            Next =
                $"read its notes, {(blocked.ByUs ? "mend what failed" : "decide what it asks for")}, then run 'beads-dispatcher rearm {Shown(blocked.BeadId)}'",
        };

    /// <summary>Any bead that was asked for, from a fresh read.</summary>
    public static BeadAnswer Of(BeadHistory history, BeadsOptions options)
    {
        var id = Shown(history.BeadId);
        return history.Bead switch
        {
            null => Answer(
                Standing.Gone,
                "is not there: the database has no such bead",
                "look for its id with 'bd list'"
            ),
            { Status: BeadStatus.Closed } => Answer(
                Standing.Closed,
                "is closed",
                $"nothing; 'bd reopen {id}' if it is to be done again"
            ),
            { } bead when !bead.IsAssignedTo(options.Assignee) => Answer(
                Standing.NotOurs,
                $"is {(bead.IsUnassigned ? "assigned to nobody" : $"assigned to {Shown(bead.Assignee!)}")}",
                $"run 'bd assign {id} {Shown(options.Assignee)}' to hand it to an agent"
            ),
            _ when BlockedBead.Of(history, options.Assignee) is { } blocked => Blocked(blocked),
            { Status: BeadStatus.Blocked } => Answer(
                Standing.BlockedByOthers,
                "was blocked by somebody else",
                $"run 'bd update {id} -s open' when the reason for it is gone"
            ),
            { Status: BeadStatus.Open or BeadStatus.InProgress } => Answer(
                Standing.Changed,
                "changed while it was looked at",
                "ask again"
            ),
            { } bead => Answer(
                Standing.OtherStatus,
                $"has the status {Shown(bead.Status)}",
                $"run 'bd update {id} -s open' when it is to be worked on"
            ),
        };

        BeadAnswer Answer(Standing standing, string sentence, string next) =>
            new()
            {
                BeadId = history.BeadId,
                Standing = standing,
                Since = history.Bead?.UpdatedAt,
                Sentence = sentence,
                Next = next,
            };
    }

    /// <summary>Of a bead that its agent blocked, what the service answered to the send says nothing.</summary>
    private static string? WordsOf(BlockedBead blocked) =>
        !blocked.ByUs && blocked.Reason?.StartsWith("HTTP ", StringComparison.Ordinal) == true ? null : blocked.Reason;

    private static string Shown(string text) => Printable.Line(text, 255);
}
