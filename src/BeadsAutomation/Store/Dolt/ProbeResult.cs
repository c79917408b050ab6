namespace BeadsAutomation.Store.Dolt;

/// <summary>What the probe found.</summary>
/// <param name="Features">What this schema has.</param>
/// <param name="IsDolt">Whether the server keeps a history of its own.</param>
/// <param name="Now">Database UTC at the probe.</param>
internal sealed record ProbeResult(SchemaFeatures Features, bool IsDolt, DateTime Now)
{
    /// <summary>Whether the sentinel has an open bead, where that was asked.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether a bead waits or is claimed, or an attempt is unsettled: there may be histories to read.</summary>
    public bool HasHistories { get; init; }

    /// <summary>Whether the ledger was there, where that was asked.</summary>
    public bool HasLedger { get; init; }

    /// <summary>A statement with the optional parts of this schema, and the ledger's where it exists.</summary>
    public SqlText Sql(string name, bool withLedger = false) =>
        SqlText.Of(name, [.. Features.Parts, .. withLedger ? ["ledger"] : Array.Empty<string>()]);
}
