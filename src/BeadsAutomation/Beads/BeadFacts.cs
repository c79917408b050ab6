namespace BeadsAutomation.Beads;

/// <summary>What readiness asks of a bead itself. Of one that only stands in another's way the status and the time are enough.</summary>
/// <param name="Key">The bead.</param>
/// <param name="Status">bd's word, custom statuses included.</param>
/// <param name="DeferUntil">Until when it is deferred, database UTC.</param>
public sealed record BeadFacts(BeadKey Key, string Status, DateTime? DeferUntil = null)
{
    /// <summary>bd's type word.</summary>
    public string IssueType { get; init; } = "";

    /// <summary>bd's flag of that name.</summary>
    public bool Pinned { get; init; }

    /// <summary>bd's flag of that name.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>bd keeps it among its wisps, where the agent's side cannot see it.</summary>
    public bool LivesInWisps { get; init; }

    /// <summary>The acceptance criteria hold more than white space.</summary>
    public bool HasAcceptance { get; init; }

    /// <summary>Whether it may block and be blocked.</summary>
    public bool IsActive => Status is not (BeadStatus.Closed or BeadStatus.Pinned);
}

/// <summary>Which bead a fact is about: bd keeps wisps in tables of their own, and an id may stand in both.</summary>
/// <param name="Id">The bead's id.</param>
/// <param name="IsWisp">Whether it is the wisp of that id; where beads are not kept apart none is.</param>
public readonly record struct BeadKey(string Id, bool IsWisp = false);
