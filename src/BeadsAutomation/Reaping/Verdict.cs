namespace BeadsAutomation.Reaping;

/// <summary>What a sweep decides about one bead.</summary>
/// <param name="History">The bead as decided on.</param>
/// <param name="Transition">What to write; <see langword="null"/> keeps everything as it is.</param>
/// <param name="Detail">One line for people.</param>
/// <param name="AgeMinutes">Whole minutes since the last sign of life, or since the claim for the hard cap.</param>
internal sealed record Verdict(BeadHistory History, BeadTransition? Transition, string Detail, int? AgeMinutes)
{
    /// <summary>How the attempt ends, as the ledger will say; <see langword="null"/> when it is kept.</summary>
    public AttemptOutcome? Outcome =>
        Transition?.Ledger switch
        {
            LedgerChange.Settle settle => settle.Outcome,
            LedgerChange.SettleUnrecorded adopt => adopt.Outcome,
            LedgerChange.Amend amend => amend.Attempt.Outcome,
            _ => null,
        };

    /// <summary>The attempt that ends; a bead that was never attempted has none.</summary>
    public AttemptKey? Key =>
        Transition?.Ledger switch
        {
            LedgerChange.Settle settle => settle.Attempt.Key,
            LedgerChange.SettleUnrecorded adopt => adopt.Key,
            LedgerChange.Amend amend => amend.Attempt.Key,
            _ => null,
        };

    /// <summary>Whether a claim would be given up on our judgement alone: what the cap and the fuse hold back. Of a bead that is gone its job may say more, or the clock.</summary>
    public bool IsWithoutServiceWord =>
        Outcome is AttemptOutcome.Stale or AttemptOutcome.HardCap
        || (
            this is { Outcome: AttemptOutcome.BeadGone, AgeMinutes: not null } && History.Unsettled is { MayRun: true }
        );

    /// <summary>Whether somebody has to look although nothing is wrong with the bead itself.</summary>
    public bool NeedsAttention { get; init; }

    /// <summary>The verdict as reported.</summary>
    public SweptBead As(SweepVerdict word, string? detail = null) =>
        new(
            History.BeadId,
            word,
            word == SweepVerdict.Keep ? null : Outcome,
            Printable.Line(detail ?? Detail, 300),
            AgeMinutes
        );

    /// <summary>Why no decision could be made; <see langword="null"/> when one was.</summary>
    public string? Failure { get; init; }

    /// <summary>A bead on which no decision could be made.</summary>
    public static Verdict Undecided(BeadHistory history, string why) =>
        new(history, null, "", null) { Failure = $"no decision could be made: {why}" };
}
