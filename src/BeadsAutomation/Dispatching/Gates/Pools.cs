namespace BeadsAutomation.Dispatching.Gates;

/// <summary>The pools of the beads in flight: pure. A pool is a label <c>pool:name</c>.</summary>
/// <param name="InFlight">The beads that hold a place, by the label of their pool.</param>
/// <param name="Room">How many places each pool has.</param>
internal sealed record Pools(ILookup<string, string> InFlight, PoolRoom Room)
{
    /// <summary>The first of a bead's pools that is full of other beads, in a sentence; <see langword="null"/> when each has room.</summary>
    public string? Full(string beadId, IEnumerable<string> pools)
    {
        foreach (var pool in pools)
        {
            var others = InFlight[pool].Where(id => !string.Equals(id, beadId, StringComparison.Ordinal)).ToList();
            var room = Room.Of(pool[PoolLabel.Prefix.Length..]);
            if (others.Count >= room)
            {
                var first = others.Order(StringComparer.Ordinal).First();
                var more = others.Count > 1 ? $" and {others.Count - 1} more" : "";
                return $"{Printable.Line(pool, 100)}: {others.Count} of {room} in flight, {Printable.Line(first, 100)}{more}";
            }
        }
        return null;
    }

    /// <summary>The same with one more bead in flight.</summary>
    public Pools With(string beadId, IReadOnlyList<string> pools) =>
        pools.Count == 0
            ? this
            : this with
            {
                InFlight = InFlight
                    .SelectMany(pool => pool.Select(id => (Label: pool.Key, Id: id)))
                    .Concat(pools.Select(label => (Label: label, Id: beadId)))
                    .ToLookup(p => p.Label, p => p.Id, StringComparer.Ordinal),
            };
}
