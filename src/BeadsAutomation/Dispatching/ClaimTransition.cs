using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Dispatching;

/// <summary>The claim of a candidate.</summary>
internal static class ClaimTransition
{
    public static BeadTransition For(Candidate candidate, AttemptKey key, string agent, DateTime now) =>
        new()
        {
            BeadId = key.BeadId,
            Observed = candidate.Waiting.Bead,
            ObservedLatest = candidate.Latest,
            Status = BeadStatus.InProgress,
            Note = AttemptCount.FollowsPutBack(candidate.Attempts) ? null : Note.Claimed(now, key),
            Ledger = new LedgerChange.Claim(key, agent, Worker.Name),
        };
}
