namespace BeadsAutomation.Store;

/// <summary>What a tick decides on: one consistent read.</summary>
/// <param name="Now">Database UTC at the read.</param>
/// <param name="Waiting">Every open bead of the sentinel, no limit, in no order.</param>
/// <param name="Histories">Every bead with an unsettled attempt, and every waiting or claimed bead of the sentinel that has attempts.</param>
public sealed record QueueSnapshot(
    DateTime Now,
    IReadOnlyList<WaitingBead> Waiting,
    IReadOnlyList<BeadHistory> Histories
);
