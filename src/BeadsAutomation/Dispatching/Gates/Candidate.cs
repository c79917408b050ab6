namespace BeadsAutomation.Dispatching.Gates;

/// <summary>A bead that passed its own gates.</summary>
/// <param name="Waiting">The bead.</param>
/// <param name="Attempts">Its rows of the ledger, oldest first; all settled.</param>
internal sealed record Candidate(WaitingBead Waiting, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>The labels that name its pools.</summary>
    public IReadOnlyList<string> Pools { get; init; } = [];

    /// <summary>The newest attempt, if there is any.</summary>
    public Attempt? Latest => Attempts.Count == 0 ? null : Attempts[^1];

    /// <summary>The number that the next claim takes: numbers are never reused.</summary>
    public int NextNumber => (Latest?.Key.Number ?? 0) + 1;
}
