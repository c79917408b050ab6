using BeadsAutomation.Beads;

namespace BeadsAutomation.Dispatching;

/// <summary>Candidates in their order. One whose pool was filled by those before it is passed over and uses up nothing.</summary>
internal sealed class CandidateLine(IEnumerable<Candidate> candidates, Pools pools, TickLog log)
{
    private readonly Queue<Candidate> _left = new(candidates);
    private Pools _pools = pools;

    /// <summary>Whether somebody is left, be it for a full pool.</summary>
    public bool HasMore => _left.Count > 0;

    /// <summary>The next that may go, and counts in its pools from now on; <see langword="null"/> when nobody is left.</summary>
    public Candidate? Next()
    {
        while (_left.TryDequeue(out var candidate))
        {
            if (!IsPassedOver(candidate))
            {
                _pools = _pools.With(candidate.Waiting.Bead.Id, candidate.Pools);
                return candidate;
            }
        }
        return null;
    }

    /// <summary>Those that are left and wait for something else than their pool.</summary>
    public IReadOnlyList<Candidate> Rest() => [.. _left.Where(candidate => !IsPassedOver(candidate))];

    private bool IsPassedOver(Candidate candidate)
    {
        var id = candidate.Waiting.Bead.Id;
        var full = _pools.Full(id, candidate.Pools);
        if (full is not null)
        {
            log.Skipped(id, new Skip(ReasonCode.PoolBusy, full));
        }
        return full is not null;
    }
}
