namespace BeadsAutomation.Testing.Model;

/// <summary>Whether everything that a transition observed is still so.</summary>
public static class ModelGuard
{
    public static bool Holds(BeadTransition transition, BeadHistory found) =>
        found.Bead == transition.Observed
        && SameLatest(transition.ObservedLatest, found.Latest)
        && transition.Ledger switch
        {
            LedgerChange.Claim => found.Unsettled is null,
            LedgerChange.Settle settle => IsThere(settle.Attempt, found),
            LedgerChange.Amend amend => IsThere(amend.Attempt, found),
            LedgerChange.Touch touch => IsThere(touch.Attempt, found),
            _ => true,
        };

    private static bool SameLatest(Attempt? observed, Attempt? found) =>
        observed is null ? found is null : found is not null && Same(observed, found);

    private static bool IsThere(Attempt observed, BeadHistory found) => found.Attempts.Any(a => Same(observed, a));

    private static bool Same(Attempt a, Attempt b) =>
        a.Key == b.Key && string.Equals(a.StateWord, b.StateWord, StringComparison.Ordinal);
}
