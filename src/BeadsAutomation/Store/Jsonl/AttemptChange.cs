namespace BeadsAutomation.Store.Jsonl;

/// <summary>What changes of the ledger make of its rows: the same cells as the SQL statements.</summary>
internal static class AttemptChange
{
    /// <summary>Whether the row that the change is about is there as observed; for a new row, whether its number is free.</summary>
    public static bool Fits(LedgerChange change, IReadOnlyList<Attempt> attempts) =>
        change switch
        {
            LedgerChange.Claim claim => attempts.All(a => a.Key.Number != claim.Key.Number),
            LedgerChange.SettleUnrecorded settle => attempts.All(a => a.Key.Number != settle.Key.Number),
            _ => Subject(change) is not { } subject || Stored(subject, attempts) is not null,
        };

    /// <summary>The row as the change leaves it; <see langword="null"/> when none is concerned.</summary>
    /// <param name="change">A change that fits.</param>
    /// <param name="attempts">The bead's rows as stored.</param>
    /// <param name="beadUpdatedAt">The bead's stamp as this transition leaves it; <see langword="null"/> when it does not write the bead.</param>
    /// <param name="now">UTC.</param>
    public static Attempt? After(
        LedgerChange change,
        IReadOnlyList<Attempt> attempts,
        DateTime? beadUpdatedAt,
        DateTime now
    )
    {
        var row = change switch
        {
            LedgerChange.Claim claim => New(claim.Key, AttemptState.Claimed, claim.Worker, now) with
            {
                Agent = claim.Agent,
            },
            LedgerChange.SettleUnrecorded settle => New(settle.Key, AttemptState.Settled, settle.Worker, now) with
            {
                Outcome = settle.Outcome,
                StatusLeft = settle.StatusLeft,
                Reason = settle.Reason,
                SettledAt = now,
            },
            _ => Subject(change) is { } subject ? Changed(Stored(subject, attempts)!, change, now) : null,
        };
        return row is null ? null : row with { BeadUpdatedAt = beadUpdatedAt ?? row.BeadUpdatedAt };
    }

    /// <summary>The state in which the change finds its row.</summary>
    public static string? Found(LedgerChange change) => Subject(change)?.StateWord;

    private static Attempt? Subject(LedgerChange change) =>
        change switch
        {
            LedgerChange.Settle settle => settle.Attempt,
            LedgerChange.Amend amend => amend.Attempt,
            LedgerChange.Touch touch => touch.Attempt,
            LedgerChange.See see => see.Attempt,
            _ => null,
        };

    private static Attempt? Stored(Attempt observed, IReadOnlyList<Attempt> attempts) =>
        attempts.FirstOrDefault(a =>
            a.Key == observed.Key && string.Equals(a.StateWord, observed.StateWord, StringComparison.Ordinal)
        );

    private static Attempt Changed(Attempt stored, LedgerChange change, DateTime now) =>
        change switch
        {
            LedgerChange.Settle settle => stored with
            {
                StateWord = AttemptState.Settled.Word(),
                Outcome = settle.Outcome,
                Counted = settle.Counted,
                Reason = settle.Reason ?? stored.Reason,
                NotBefore = settle.NotBefore,
                StatusLeft = settle.StatusLeft,
                SettledAt = now,
            },
            LedgerChange.Amend amend => stored with { StatusLeft = amend.StatusLeft, NotBefore = null },
            LedgerChange.See => stored with { NotBefore = now },
            _ => stored,
        };

    private static Attempt New(AttemptKey key, AttemptState state, string worker, DateTime now) =>
        new()
        {
            Key = key,
            StateWord = state.Word(),
            Worker = worker,
            ClaimedAt = now,
        };
}
