namespace BeadsAutomation.Ledger;

/// <summary>The words that states and outcomes have in the ledger and in every output: lower snake case of their names.</summary>
public static class LedgerWords
{
    private static readonly Dictionary<string, AttemptState> States = Enum.GetValues<AttemptState>()
        .ToDictionary(s => s.Word(), StringComparer.Ordinal);

    private static readonly Dictionary<string, AttemptOutcome> Outcomes = Enum.GetValues<AttemptOutcome>()
        .ToDictionary(o => o.Word(), StringComparer.Ordinal);

    /// <summary>The state of a stored word; one that a later version may have written counts as unknown.</summary>
    public static AttemptState ToState(string word) => States.GetValueOrDefault(word, AttemptState.Unknown);

    /// <summary>The outcome of a stored word, or <see langword="null"/> for none or one that this version does not know.</summary>
    public static AttemptOutcome? ToOutcome(string? word) =>
        word is not null && Outcomes.TryGetValue(word, out var outcome) ? outcome : null;
}
