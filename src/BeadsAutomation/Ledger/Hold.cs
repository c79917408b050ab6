namespace BeadsAutomation.Ledger;

/// <summary>Nobody claims before a time, and what is remembered of the trouble behind it. Stored as JSON in the state table; all times are database UTC.</summary>
public sealed record Hold
{
    /// <summary>The name of the state table's word.</summary>
    public const string StateName = "hold";

    /// <summary>The first hold since an answer was last accepted; <see langword="null"/> when none began since.</summary>
    public DateTime? Began { get; init; }

    /// <summary>When claims may go on; <see langword="null"/> when they may.</summary>
    public DateTime? Until { get; init; }

    /// <summary>How often the length has doubled since <see cref="Began"/>.</summary>
    public int Doublings { get; init; }

    /// <summary>One line for people: what the service did.</summary>
    public string Cause { get; init; } = "";

    /// <summary>When an answer was last accepted, as far as it matters: kept up to date once a hold was ever stored.</summary>
    public DateTime? AcceptedAt { get; init; }
}
