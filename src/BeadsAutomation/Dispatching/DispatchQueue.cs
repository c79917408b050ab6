using BeadsAutomation.Hosting;

namespace BeadsAutomation.Dispatching;

/// <summary>What a tick may send, in order.</summary>
/// <param name="Candidates">First goes first.</param>
/// <param name="Hold">The hold as read, in force no more.</param>
/// <param name="Clock">Database time.</param>
/// <param name="DryRun">Say what would be sent.</param>
internal sealed record DispatchQueue(IReadOnlyList<Candidate> Candidates, Hold? Hold, DatabaseClock Clock, bool DryRun);
