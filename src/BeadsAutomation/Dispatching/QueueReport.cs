namespace BeadsAutomation.Dispatching;

/// <summary>The queue as a tick read it.</summary>
/// <param name="Ready">Beads that could be sent: they wait for their turn, for the end of a hold or for room, and for nothing of their own.</param>
/// <param name="OldestUpdatedAt">When the longest waiting of them last changed, database UTC; <see langword="null"/> when none waits.</param>
/// <param name="OldestSeconds">How long that is ago; 0 when none waits.</param>
/// <param name="InFlight">Attempts that hold a slot.</param>
public sealed record QueueReport(int Ready, DateTime? OldestUpdatedAt, long OldestSeconds, int InFlight);
