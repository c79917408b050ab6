namespace BeadsAutomation.Beads;

/// <summary>What stands between an open bead and work, as bd judges it, plus blank acceptance criteria, which only we refuse.</summary>
/// <param name="IssueType">bd's type word; see <see cref="NotWork"/>.</param>
/// <param name="Pinned">bd's flag of that name.</param>
/// <param name="Ephemeral">bd's flag of that name.</param>
/// <param name="LivesInWisps">The row is in the table <c>wisps</c>, where the agent's side cannot see it.</param>
/// <param name="Deferred">Its own <c>defer_until</c>, or that of a direct parent, is still ahead in database time.</param>
/// <param name="BlockedBy">The id of one bead that blocks it, itself or through its parents; <see langword="null"/> when none does.</param>
/// <param name="HasAcceptance">The acceptance criteria hold more than white space.</param>
public sealed record Readiness(
    string IssueType,
    bool Pinned,
    bool Ephemeral,
    bool LivesInWisps,
    bool Deferred,
    string? BlockedBy,
    bool HasAcceptance
)
{
    /// <summary>Types that <c>bd ready</c> never lists (run against bd 1.0.2 to 1.3.0).</summary>
    public static readonly IReadOnlySet<string> NotWork = new HashSet<string>(
        ["gate", "message", "molecule", "merge-request", "agent", "role", "rig"],
        StringComparer.Ordinal
    );

    /// <summary>The first thing that stands in the way, or <see langword="null"/> for a bead that is ready.</summary>
    public ReasonCode? Obstacle() =>
        this switch
        {
            { LivesInWisps: true } => ReasonCode.LivesInWisps,
            { Ephemeral: true } => ReasonCode.Ephemeral,
            { Pinned: true } => ReasonCode.Pinned,
            _ when NotWork.Contains(IssueType) => ReasonCode.NotWorkType,
            { Deferred: true } => ReasonCode.Deferred,
            { BlockedBy: not null } => ReasonCode.BlockedBy,
            { HasAcceptance: false } => ReasonCode.NoAcceptance,
            _ => null,
        };
}
