using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Dispatching;

/// <summary>
/// Candidates in their order. One whose pool was filled by those before it is passed over and uses up nothing. After one that was lost to
/// another dispatcher the next is drawn among those of equal priority: who goes down the same line loses each bead of it in turn.
/// </summary>
/// <param name="candidates">In their order.</param>
/// <param name="pools">What is taken of each pool.</param>
/// <param name="log">Told of those that are passed over.</param>
/// <param name="share">A number from 0 up to, but not, 1; <see langword="null"/> where the order itself matters.</param>
internal sealed class CandidateLine(
    IEnumerable<Candidate> candidates,
    Pools pools,
    TickLog log,
    Func<double>? share = null
)
{
    private readonly List<Candidate> _left = [.. candidates];
    private Pools _pools = pools;

    /// <summary>Whether somebody is left, be it for a full pool.</summary>
    public bool HasMore => _left.Count > 0;

    /// <summary>The next that may go, and counts in its pools from now on; <see langword="null"/> when nobody is left.</summary>
    /// <param name="afterLoss">The one before was lost to somebody else.</param>
    public Candidate? Next(bool afterLoss = false)
    {
        while (_left.Count > 0)
        {
            var choice = afterLoss ? Draw() : 0;
            var candidate = _left[choice];
            _left.RemoveAt(choice);
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

    private int Draw()
    {
        if (share is null)
        {
            return 0;
        }
        var alike = _left.TakeWhile(c => c.Waiting.Priority == _left[0].Waiting.Priority).Count();
        return (int)(share() * alike);
    }

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
