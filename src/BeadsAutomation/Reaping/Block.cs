namespace BeadsAutomation.Reaping;

/// <summary>Hands a bead to a human: status blocked, with a note that says why.</summary>
internal static class Block
{
    /// <summary>On silence or the hard cap.</summary>
    public static Verdict Of(
        BeadHistory history,
        Attempt attempt,
        AttemptOutcome end,
        int? age,
        BeadsOptions options
    ) => With(history, attempt, end, NoteFor(end, age, Context(attempt, end), options), Words(end, age), age);

    /// <summary>With any note.</summary>
    public static Verdict With(
        BeadHistory history,
        Attempt attempt,
        AttemptOutcome end,
        string note,
        string detail,
        int? age,
        Spending? spent = null
    ) =>
        new(
            history,
            Settlement.Of(history, attempt, end, BeadStatus.Blocked) with
            {
                Status = BeadStatus.Blocked,
                Note = note,
                Ledger = new LedgerChange.Settle(attempt, end, BeadStatus.Blocked)
                {
                    Reason = Reason(detail),
                    Spent = spent,
                },
            },
            detail,
            age
        );

    /// <summary>As the ledger holds it.</summary>
    public static string Reason(string detail) => Printable.Line(detail, Note.MaxLength);

    /// <summary>What follows the sentence: the attempt, its job and the outcome's word.</summary>
    public static string Context(Attempt attempt, AttemptOutcome end) =>
        $" outcome={end.Word()} {Note.Of(attempt.Key)}" + (attempt.JobId is { } job ? $" job={job}" : "");

    public static string NoteFor(AttemptOutcome end, int? age, string context, BeadsOptions options) =>
        end == AttemptOutcome.HardCap
            ? Note.HardCap(age ?? 0, options.HardCap, context)
            : Note.Stale(age ?? 0, options.StaleAfter, context);

    public static string Words(AttemptOutcome end, int? age) =>
        end == AttemptOutcome.HardCap ? $"in progress for {age}m" : $"no progress for {age}m";
}
