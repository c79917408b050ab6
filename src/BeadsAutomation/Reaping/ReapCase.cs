namespace BeadsAutomation.Reaping;

/// <summary>What is known of one bead when it is judged.</summary>
/// <param name="History">The bead with its attempts, as one read saw them.</param>
/// <param name="Evidence">What its job left.</param>
/// <param name="Options">Thresholds and caps.</param>
/// <param name="Now">Database UTC.</param>
internal sealed record ReapCase(BeadHistory History, JobEvidence Evidence, BeadsOptions Options, DateTime Now)
{
    /// <summary>The unsettled attempt that is judged.</summary>
    /// <exception cref="InvalidOperationException">The bead has none.</exception>
    public Attempt Attempt => History.Unsettled ?? throw new InvalidOperationException("No unsettled attempt.");

    /// <summary>The bead; <see langword="null"/> when it is missing.</summary>
    public Bead? Bead => History.Bead;

    /// <summary>Whether the bead is the sentinel's.</summary>
    public bool IsOurs => Bead?.IsAssignedTo(Options.Assignee) == true;

    /// <summary>A transition of the bead as it was seen, that writes its ledger row.</summary>
    public BeadTransition Write(LedgerChange ledger) => BeadTransition.Of(History, ledger);

    /// <summary>The verdict that nothing is written.</summary>
    public Verdict Keep(string detail, int? ageMinutes = null) => new(History, null, detail, ageMinutes);
}
