using System.Text.Json.Serialization;

namespace BeadsAutomation.Commands.Report;

/// <summary>What was sent in a while, and what came of it. All times are database UTC; an attempt belongs to the day of its send, or of its claim when it was not sent.</summary>
public sealed record PeriodReport
{
    /// <summary>When it was read.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Where the period begins.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Whether attempts are missing, the oldest, because there were too many.</summary>
    public required bool IsCut { get; init; }

    /// <summary>All attempts claimed in the period.</summary>
    public required PeriodFigures Totals { get; init; }

    /// <summary>Beads that the agent closed, for each 24 hours of the period.</summary>
    public required double ClosedPerDay { get; init; }

    /// <summary>US dollars that one job may spend.</summary>
    public required double JobBudget { get; init; }

    /// <summary>US dollars that all that was sent could have spent at most.</summary>
    public required double SpentAtMost { get; init; }

    /// <summary>US dollars that were spent, as far as agents told; <see langword="null"/> when none did.</summary>
    public required decimal? Spent { get; init; }

    /// <summary>How many attempts told it.</summary>
    public required int SpentToldBy { get; init; }

    /// <summary>Attempts that are not settled now, whenever they were claimed.</summary>
    public required int InFlightNow { get; init; }

    /// <summary>Open beads of the sentinel that are not in flight, ready or not.</summary>
    public required int WaitingNow { get; init; }

    /// <summary>The one of them that waits longest.</summary>
    public required WaitingSince? OldestWaiting { get; init; }

    /// <summary>Beads whose time of creation is none, such as 0000-00-00: no wait is counted from it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? WithoutTime { get; init; }

    /// <summary>Every day of the period, the first first.</summary>
    public required IReadOnlyList<PeriodDay> Days { get; init; }

    /// <summary>Every bead that was attempted, the last first.</summary>
    public required IReadOnlyList<PeriodBeadReport> Beads { get; init; }
}

/// <summary>A bead that waits.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="Since">When it was handed over, or made when that is not written down.</param>
public sealed record WaitingSince(string BeadId, DateTime Since);

/// <summary>A day of a report, UTC; the first and the last may be cut by the period.</summary>
/// <param name="Day">The day.</param>
/// <param name="Figures">Its numbers.</param>
public sealed record PeriodDay(DateOnly Day, PeriodFigures Figures);

/// <summary>A bead of a report.</summary>
/// <param name="BeadId">The bead, exactly as stored.</param>
/// <param name="Title">Its title on one printable line; empty when the bead is gone.</param>
/// <param name="Status">Its status now; <see langword="null"/> when it is gone.</param>
/// <param name="LastAt">When it was sent last, or claimed when it was not sent.</param>
/// <param name="Result">What came of its last attempt.</param>
/// <param name="End">The same in the ledger's word: the outcome, or the state while there is none.</param>
/// <param name="Reason">Why, on one printable line.</param>
/// <param name="Figures">The numbers of all its attempts in the period.</param>
public sealed record PeriodBeadReport(
    string BeadId,
    string Title,
    string? Status,
    DateTime LastAt,
    SendResult Result,
    string End,
    string? Reason,
    PeriodFigures Figures
);
