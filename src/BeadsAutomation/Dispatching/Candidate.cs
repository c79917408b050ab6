using BeadsAutomation.Beads;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Dispatching;

/// <summary>A bead that passed its own gates.</summary>
/// <param name="Waiting">The bead.</param>
/// <param name="Attempts">Its rows of the ledger, oldest first; all settled.</param>
internal sealed record Candidate(WaitingBead Waiting, IReadOnlyList<Attempt> Attempts);
