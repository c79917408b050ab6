namespace BeadsAutomation.Beads;

/// <summary>An open bead of the sentinel with all that decides whether it may be sent.</summary>
/// <param name="Bead">What the claim has to find unchanged.</param>
/// <param name="Priority">0 is the most urgent.</param>
/// <param name="CreatedAt">UTC; breaks ties of priority because nothing we write changes it.</param>
/// <param name="Readiness">What bd's own rules say.</param>
public sealed record WaitingBead(Bead Bead, int Priority, DateTime CreatedAt, Readiness Readiness);
