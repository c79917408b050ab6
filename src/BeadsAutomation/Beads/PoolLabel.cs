namespace BeadsAutomation.Beads;

/// <summary>A label that names a pool: <c>pool:name</c>. So many of its beads are in flight at once as the pool has room for.</summary>
public static class PoolLabel
{
    /// <summary>What such a label begins with.</summary>
    public const string Prefix = "pool:";

    /// <summary>Nobody is in flight.</summary>
    public static ILookup<string, string> Nobody { get; } =
        Array.Empty<(string Label, string Id)>().ToLookup(p => p.Label, p => p.Id, StringComparer.Ordinal);

    /// <summary>Those of a bead's labels that name a pool.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> labels) =>
        [
            .. labels
                .Where(l => l.Length > Prefix.Length && l.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
}
