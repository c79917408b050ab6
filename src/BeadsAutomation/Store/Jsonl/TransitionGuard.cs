namespace BeadsAutomation.Store.Jsonl;

/// <summary>Whether everything that a transition observed is still so.</summary>
internal static class TransitionGuard
{
    /// <summary>Bead, newest attempt and the attempt concerned are as observed; see <see cref="LedgerGuard"/>.</summary>
    public static bool Holds(BeadTransition transition, Ledger.BeadHistory found) =>
        found.Bead == transition.Observed
        && LedgerGuard.Holds(
            transition,
            [
                .. found.Attempts.Select(a => new LedgerFact
                {
                    Number = a.Key.Number,
                    Token = a.Key.Token,
                    State = a.StateWord,
                }),
            ]
        )
        && AttemptChange.Fits(transition.Ledger, found.Attempts);
}
