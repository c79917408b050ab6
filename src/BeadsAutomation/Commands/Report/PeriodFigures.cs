namespace BeadsAutomation.Commands.Report;

/// <summary>The numbers of some attempts: of a day, of a bead, or of all. Those of the days add up to those of all, and so do those of the beads.</summary>
public sealed record PeriodFigures
{
    /// <summary>How many claims.</summary>
    public required int Attempts { get; init; }

    /// <summary>How many of them were sent.</summary>
    public required int Sent { get; init; }

    /// <summary>What came of the attempts; every <see cref="SendResult"/> has its number.</summary>
    public required IReadOnlyDictionary<string, int> Results { get; init; }

    /// <summary>The ends of the settled ones, in the ledger's words.</summary>
    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    /// <summary>Those that failed, were left to a human or never started, by class: the class of a refusing answer, else the outcome.</summary>
    public required IReadOnlyDictionary<string, int> Failures { get; init; }

    /// <summary>From the hand-over to the send.</summary>
    public required Spread? Wait { get; init; }

    /// <summary>How many of these waits count from the bead's creation, because no hand-over is written down.</summary>
    public required int WaitsFromCreation { get; init; }

    /// <summary>From the send to the end, of those whose agent may have started.</summary>
    public required Spread? Run { get; init; }

    /// <summary>From the hand-over before a bead's first attempt of the period to the end of its last; it belongs to the last.</summary>
    public required Spread? ToResult { get; init; }

    internal int Of(SendResult result) => Results[result.Word()];
}
