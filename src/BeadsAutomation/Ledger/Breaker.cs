namespace BeadsAutomation.Ledger;

/// <summary>
/// How often in a row the service or the way to it failed. While it is open the hold says when the next try may be, and that try is
/// one bead. Stored as JSON in the state table.
/// </summary>
public sealed record Breaker
{
    /// <summary>The name of the state table's word.</summary>
    public const string StateName = "breaker";

    /// <summary>Failures in a row since an answer was last accepted.</summary>
    public int Failures { get; init; }

    /// <summary>Since when it is open, database UTC; <see langword="null"/> while it is closed.</summary>
    public DateTime? OpenedAt { get; init; }

    /// <summary>Tries since then.</summary>
    public int Probes { get; init; }

    /// <summary>Whether at most one bead is tried at a time.</summary>
    public bool IsOpen => OpenedAt is not null;
}
