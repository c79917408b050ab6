namespace BeadsAutomation.Store.Dolt;

/// <summary>The row of <c>probe.sql</c>.</summary>
internal sealed record ProbeRow
{
    public int? SchemaVersion { get; init; }
    public string? ProjectId { get; init; }
    public DateTime Now { get; init; }
    public string? ServerComment { get; init; }
    public long? Waits { get; init; }
    public long? Claimed { get; init; }
    public long? Unsettled { get; init; }
    public long? HasLedger { get; init; }
}

/// <summary>A row of SHOW COLUMNS, as far as it matters.</summary>
internal sealed class ColumnRow
{
    public string Field { get; init; } = "";
    public string Type { get; init; } = "";
    public string? Collation { get; init; }
}
