namespace BeadsAutomation.Dispatching;

/// <summary>How a tick that sends several beads grows its batches.</summary>
/// <param name="Initial">The first batch.</param>
/// <param name="Multiplier">The next one is so many times as large.</param>
/// <param name="Max">None is larger.</param>
internal sealed record BatchStrategy(int Initial, double Multiplier, int Max)
{
    /// <summary>As configured.</summary>
    public static BatchStrategy Of(BeadsOptions options) =>
        new(options.BatchInitial, options.BatchMultiplier, options.BatchMax ?? options.MaxPerTick);
}
