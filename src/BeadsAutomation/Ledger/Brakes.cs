namespace BeadsAutomation.Ledger;

/// <summary>What keeps everybody from claiming, as stored: one read has both.</summary>
/// <param name="Hold">Nobody claims before a time.</param>
/// <param name="Breaker">How many may be tried then.</param>
internal sealed record Brakes(Hold? Hold, Breaker Breaker)
{
    /// <summary>From the words of the state table.</summary>
    public static Brakes Of(IReadOnlyDictionary<string, string> words) =>
        new(
            HoldJson.Read(words.GetValueOrDefault(Ledger.Hold.StateName)),
            BreakerJson.Read(words.GetValueOrDefault(Ledger.Breaker.StateName))
        );
}
