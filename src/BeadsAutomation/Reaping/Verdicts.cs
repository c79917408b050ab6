namespace BeadsAutomation.Reaping;

/// <summary>Verdicts that hand a bead to a human: status blocked, with a note that says why.</summary>
internal static class Verdicts
{
    /// <summary>On silence or the hard cap.</summary>
    public static Verdict Silent(ReapCase seen, AttemptOutcome end, int? age) =>
        Blocked(
            seen,
            end,
            SilenceNote(end, age, Context(seen.Attempt, end), seen.Options),
            SilenceWords(end, age),
            age
        );

    /// <summary>With any note.</summary>
    public static Verdict Blocked(
        ReapCase seen,
        AttemptOutcome end,
        string note,
        string detail,
        int? age = null,
        Spending? spent = null
    ) =>
        new(
            seen.History,
            seen.Write(
                new LedgerChange.Settle(seen.Attempt, end, BeadStatus.Blocked)
                {
                    Reason = Reason(detail),
                    Spent = spent,
                }
            ) with
            {
                Status = BeadStatus.Blocked,
                Note = note,
            },
            detail,
            age
        );

    /// <summary>As the ledger holds it.</summary>
    public static string Reason(string detail) => Printable.Line(detail, Note.MaxLength);

    /// <summary>What follows the sentence: the attempt, its job and the outcome's word.</summary>
    public static string Context(Attempt attempt, AttemptOutcome end) =>
        $" outcome={end.Word()} {Note.Of(attempt.Key)}" + (attempt.JobId is { } job ? $" job={job}" : "");

    /// <summary>The note on silence or the hard cap.</summary>
    public static string SilenceNote(AttemptOutcome end, int? age, string context, BeadsOptions options) =>
        end == AttemptOutcome.HardCap
            ? Note.HardCap(age ?? 0, options.HardCap, context)
            : Note.Stale(age ?? 0, options.StaleAfter, context);

    /// <summary>The same in a few words.</summary>
    public static string SilenceWords(AttemptOutcome end, int? age) =>
        end == AttemptOutcome.HardCap ? $"in progress for {age}m" : $"no progress for {age}m";
}
