using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Dispatching;

/// <summary>What a tick may send, in order.</summary>
/// <param name="Candidates">First goes first.</param>
/// <param name="Limit">How many of them at most, 1 or more.</param>
/// <param name="BudgetLeft">How many may be sent today; <see langword="null"/> without a limit.</param>
/// <param name="Brakes">Hold and breaker as read; the hold is in force no more.</param>
/// <param name="Clock">Database time.</param>
/// <param name="Pools">Those of the beads in flight.</param>
/// <param name="DryRun">Say what would be sent.</param>
internal sealed record DispatchQueue(
    IReadOnlyList<Candidate> Candidates,
    int Limit,
    int? BudgetLeft,
    Brakes Brakes,
    DatabaseClock Clock,
    Pools Pools,
    bool DryRun
);
