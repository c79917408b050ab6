using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Dispatching;

/// <summary>How many beads a tick may send.</summary>
internal static class TickLimit
{
    /// <summary>The least of what is configured and what is left.</summary>
    /// <param name="options">At most so many per tick and in flight.</param>
    /// <param name="facts">What is in flight, what the agent and the day leave, and the breaker: while it is open, one bead is tried.</param>
    public static int Of(BeadsOptions options, GateFacts facts)
    {
        int[] limits =
        [
            facts.Brakes.Breaker.IsOpen ? 1 : options.MaxPerTick,
            options.MaxInFlight - facts.InFlight,
            // An agent that says known has room for one at least.
            Math.Max(facts.Room?.Free ?? int.MaxValue, 1),
            facts.BudgetLeft ?? int.MaxValue,
        ];
        return limits.Min();
    }
}
