namespace BeadsAutomation.Ledger;

/// <summary>How long holds are: the first, then so many times longer each time, and never longer than the longest. No chance in it: people can tell when the next try comes.</summary>
internal sealed record HoldLengths(TimeSpan First, double Multiplier, TimeSpan Longest)
{
    /// <summary>Where nobody says anything else.</summary>
    public static HoldLengths Default { get; } = Of(new BeadsOptions());

    /// <summary>As configured.</summary>
    public static HoldLengths Of(BeadsOptions options) =>
        new(options.HoldFirst, options.HoldMultiplier, options.HoldLongest);

    /// <summary>The length after so many earlier ones.</summary>
    /// <param name="earlier">0 or less for the first.</param>
    public TimeSpan After(int earlier)
    {
        var grown = First.TotalSeconds * Math.Pow(Multiplier, Math.Max(earlier, 0));
        return grown < Longest.TotalSeconds ? TimeSpan.FromSeconds(grown) : Longest;
    }
}
