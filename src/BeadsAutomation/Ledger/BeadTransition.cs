namespace BeadsAutomation.Ledger;

/// <summary>
/// One change of a bead together with its row of the ledger: the only way in which a bead is written. The store applies it in one
/// transaction and only if everything observed is still so.
/// </summary>
public sealed record BeadTransition
{
    /// <summary>One of a bead as it was read, which changes its ledger and, so far, nothing else.</summary>
    internal static BeadTransition Of(BeadHistory history, LedgerChange ledger) =>
        new()
        {
            BeadId = history.BeadId,
            Observed = history.Bead,
            ObservedLatest = history.Latest,
            Ledger = ledger,
        };

    /// <summary>The bead's id.</summary>
    public required string BeadId { get; init; }

    /// <summary>The bead as read; <see langword="null"/> when it was gone, and must still be.</summary>
    public required Bead? Observed { get; init; }

    /// <summary>The newest attempt as read (number, token and state are matched); <see langword="null"/> when there was none, and must still be none.</summary>
    public required Attempt? ObservedLatest { get; init; }

    /// <summary>The status to write; <see langword="null"/> leaves it. With no note either, the bead is not written at all.</summary>
    public string? Status { get; init; }

    /// <summary>A line for people, appended to the notes in the same statement; left out when the notes column has no room.</summary>
    public string? Note { get; init; }

    /// <summary>What happens in the ledger.</summary>
    public required LedgerChange Ledger { get; init; }

    /// <summary>What it tells, stored with it or not at all. One that cannot be stored never keeps the rest from being written.</summary>
    public Notice? Notice { get; init; }

    /// <summary>Whether the bead's row is written.</summary>
    public bool WritesBead => Status is not null || Note is not null;

    /// <summary>Whether bead and newest attempt are still what this was decided on.</summary>
    internal bool WasDecidedOn(BeadHistory history) =>
        history.Bead == Observed
        && (history.Latest?.Key, history.Latest?.StateWord) == (ObservedLatest?.Key, ObservedLatest?.StateWord);

    /// <summary>Whether a read after it shows it as written.</summary>
    internal bool IsIn(BeadHistory history) =>
        Ledger switch
        {
            LedgerChange.Claim claim => history.Attempts.Any(a => a.Key == claim.Key),
            LedgerChange.SettleUnrecorded adopt => history.Attempts.Any(a => a.Key == adopt.Key),
            LedgerChange.Settle settle => history.Attempts.Any(a =>
                a.Key == settle.Attempt.Key && a.IsSettled && a.Outcome == settle.Outcome
            ),
            LedgerChange.Amend amend => history.Attempts.Any(a =>
                a.Key == amend.Attempt.Key && a.StatusLeft == amend.StatusLeft
            ),
            LedgerChange.See see => history.Attempts.Any(a =>
                a.Key == see.Attempt.Key && a.SeenAt != see.Attempt.SeenAt
            ),
            _ => Status is { } status && history.Bead?.HasStatus(status) == true,
        };
}
