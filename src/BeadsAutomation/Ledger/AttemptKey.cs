namespace BeadsAutomation.Ledger;

/// <summary>Names one attempt; the token makes it impossible to speak of another claim by accident.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="Number">1, 2, 3 … within the bead, never reused.</param>
/// <param name="Token">Unique per attempt: 32 hexadecimal digits.</param>
public sealed record AttemptKey(string BeadId, int Number, string Token)
{
    /// <summary>The first eight digits: what notes and people see.</summary>
    public string ShortToken => Token[..Math.Min(8, Token.Length)];

    /// <summary>What a span of this attempt is tagged with.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> Tags =>
        [new("beads.bead.id", BeadId), new("beads.attempt", Number), new("beads.claim", Token)];
}
