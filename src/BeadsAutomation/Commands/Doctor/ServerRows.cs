namespace BeadsAutomation.Commands.Doctor;

/// <summary>The row of <c>doctor-server.sql</c>.</summary>
internal sealed record ServerRow
{
    public string Version { get; init; } = "";
    public string Account { get; init; } = "";
}

/// <summary>The row of <c>doctor-ledger.sql</c>.</summary>
internal sealed record LedgerSummary
{
    public long Attempts { get; init; }
    public DateTime? LastClaim { get; init; }
    public long LeftOpen { get; init; }
    public long Closed { get; init; }
}

/// <summary>The row of <c>doctor-readied.sql</c>.</summary>
internal sealed record ReadiedRow
{
    public DateTime? LastClosed { get; init; }
    public DateTime? LastDeferred { get; init; }
}

/// <summary>A row of <c>doctor-dirty.sql</c>.</summary>
internal sealed record DirtyTable
{
    public string Name { get; init; } = "";
    public DateTime? LastCommit { get; init; }
}

/// <summary>A row of <c>doctor-notes.sql</c>.</summary>
internal sealed record LongNotes
{
    public string Id { get; init; } = "";
    public long Bytes { get; init; }
}
