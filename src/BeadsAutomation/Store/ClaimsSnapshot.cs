namespace BeadsAutomation.Store;

/// <summary>What a sweep decides on: one consistent read.</summary>
/// <param name="Now">Database UTC at the read.</param>
/// <param name="Histories">Every bead in progress for the sentinel, every bead with an unsettled attempt whatever its status, and every open bead of the sentinel that has attempts.</param>
public sealed record ClaimsSnapshot(DateTime Now, IReadOnlyList<BeadHistory> Histories);
