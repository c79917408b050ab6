namespace BeadsAutomation.Dispatching;

/// <summary>How many beads a tick may send.</summary>
internal static class TickLimit
{
    /// <summary>The least of what is configured and what is left.</summary>
    /// <param name="options">At most so many per tick and in flight.</param>
    /// <param name="inFlight">Attempts that hold a slot.</param>
    /// <param name="free">The agent's free slots when known.</param>
    /// <param name="budgetLeft">What may be sent today; <see langword="null"/> without a limit.</param>
    /// <param name="breaker">While it is open, one bead is tried.</param>
    public static int Of(BeadsOptions options, int inFlight, int? free, int? budgetLeft, Breaker breaker)
    {
        int[] limits =
        [
            breaker.IsOpen ? 1 : options.MaxPerTick,
            options.MaxInFlight - inFlight,
            // An agent that says known has room for one at least.
            Math.Max(free ?? int.MaxValue, 1),
            budgetLeft ?? int.MaxValue,
        ];
        return limits.Min();
    }
}
