namespace BeadsAutomation.Testing.Servers;

/// <summary>A dependency to insert: <paramref name="BeadId"/> depends on <paramref name="TargetId"/>.</summary>
public sealed record DependencyRow(string BeadId, string TargetId, string Type = "blocks")
{
    /// <summary>The depending bead lives in <c>wisps</c>.</summary>
    public bool FromWisp { get; init; }

    /// <summary>Where the target lives; before schema 41 nothing tells.</summary>
    public DependencyTarget Target { get; init; }

    /// <summary>JSON, as bd keeps the gate of a waits-for dependency.</summary>
    public string? Metadata { get; init; } = "{}";
}

/// <summary>Where a dependency points to.</summary>
public enum DependencyTarget
{
    Issue,
    Wisp,
    External,
}
