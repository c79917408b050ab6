namespace BeadsAutomation.Ledger;

/// <summary>What the guard looks at in a bead's attempts.</summary>
internal sealed class LedgerFact
{
    public int Number { get; init; }
    public string Token { get; init; } = "";
    public string State { get; init; } = "";
}

/// <summary>Whether the ledger is still as it was observed.</summary>
internal static class LedgerGuard
{
    /// <summary>The newest attempt is the observed one, in the observed state, and a claim finds none unsettled.</summary>
    public static bool Holds(BeadTransition transition, IReadOnlyList<LedgerFact> attempts)
    {
        var latest = attempts.MaxBy(a => a.Number);
        var isAsObserved = (latest, transition.ObservedLatest) switch
        {
            (null, null) => true,
            ({ } now, { } then) => now.Number == then.Key.Number
                && string.Equals(now.Token, then.Key.Token, StringComparison.Ordinal)
                && string.Equals(now.State, then.StateWord, StringComparison.Ordinal),
            _ => false,
        };
        return isAsObserved
            && (
                transition.Ledger is not LedgerChange.Claim
                || attempts.All(a => LedgerWords.ToState(a.State) == AttemptState.Settled)
            );
    }
}
