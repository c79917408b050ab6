namespace BeadsAutomation.Ledger;

/// <summary>The ledger's part of a transition.</summary>
public abstract record LedgerChange
{
    private LedgerChange() { }

    /// <summary>A new row in state claimed; refused (lost) while any attempt of the bead is unsettled.</summary>
    /// <param name="Key">Its number is the observed latest plus one.</param>
    /// <param name="Agent">The agent it is meant for.</param>
    /// <param name="Worker">Host and process.</param>
    public sealed record Claim(AttemptKey Key, string Agent, string Worker) : LedgerChange;

    /// <summary>Settles an attempt: the one named by the key, which must still be in the state given.</summary>
    /// <param name="Attempt">The attempt as observed.</param>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="StatusLeft">The status the bead is left in; <see langword="null"/> when it is gone.</param>
    public sealed record Settle(Attempt Attempt, AttemptOutcome Outcome, string? StatusLeft) : LedgerChange
    {
        /// <summary>Whether it counts towards the cap.</summary>
        public bool Counted { get; init; }

        /// <summary>The end of the backoff, database UTC.</summary>
        public DateTime? NotBefore { get; init; }

        /// <summary>One line for people; <see langword="null"/> keeps what is stored.</summary>
        public string? Reason { get; init; }

        /// <summary>What the run cost, stored with it or not at all: figures that cannot be stored never keep the rest from being written.</summary>
        public Spending? Spent { get; init; }
    }

    /// <summary>A bead in progress that no unsettled row explains was given up: a row of its own, settled at once, so that history shows it and the count starts anew.</summary>
    /// <param name="Key">Its number is the observed latest plus one.</param>
    /// <param name="Outcome">Stale or hard cap.</param>
    /// <param name="StatusLeft">The status the bead is left in.</param>
    /// <param name="Reason">One line for people.</param>
    /// <param name="Worker">Host and process.</param>
    public sealed record SettleUnrecorded(
        AttemptKey Key,
        AttemptOutcome Outcome,
        string StatusLeft,
        string Reason,
        string Worker
    ) : LedgerChange;

    /// <summary>Changes what a settled row says it left: blocked at the cap, or re-armed by hand. Its backoff ends.</summary>
    /// <param name="Attempt">The settled attempt as observed.</param>
    /// <param name="StatusLeft">The new word.</param>
    public sealed record Amend(Attempt Attempt, string StatusLeft) : LedgerChange;

    /// <summary>A note about an attempt that goes on: only the bead's <c>updated_at</c> as we leave it is stored.</summary>
    /// <param name="Attempt">The attempt as observed.</param>
    public sealed record Touch(Attempt Attempt) : LedgerChange;

    /// <summary>A claim whose stamps cannot be believed is seen now: only that is stored, and the bead is not written.</summary>
    /// <param name="Attempt">The attempt as observed.</param>
    public sealed record See(Attempt Attempt) : LedgerChange;

    /// <summary>No row is concerned: a bead that was never attempted is re-armed or blocked.</summary>
    public sealed record None : LedgerChange;
}
