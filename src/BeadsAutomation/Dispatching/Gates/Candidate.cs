namespace BeadsAutomation.Dispatching.Gates;

/// <summary>A bead that passed its own gates.</summary>
/// <param name="Waiting">The bead.</param>
/// <param name="Attempts">Its rows of the ledger, oldest first.</param>
internal sealed record Candidate(WaitingBead Waiting, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>The labels that name its pools.</summary>
    public IReadOnlyList<string> Pools { get; init; } = [];

    /// <summary>The attempt that is not settled yet, which keeps the bead from being sent.</summary>
    public Attempt? Unsettled => Attempts.LastOrDefault(attempt => !attempt.IsSettled);

    /// <summary>The newest attempt, if there is any.</summary>
    public Attempt? Latest => Attempts.Count == 0 ? null : Attempts[^1];

    /// <summary>The number that the next claim takes: numbers are never reused.</summary>
    public int NextNumber => (Latest?.Key.Number ?? 0) + 1;
}
