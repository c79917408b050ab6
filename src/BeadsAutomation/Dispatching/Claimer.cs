using BeadsAutomation.Agents;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>Claims one candidate, and takes the looks that may still stop it before its POST.</summary>
internal sealed class Claimer(
    IBeadStore store,
    IAgent agent,
    GuardedChange change,
    Settler settler,
    BeadsOptions options
)
{
    /// <summary>Nothing when the bead is ours now; else why not, and nothing is written.</summary>
    /// <exception cref="StoreException">The store does not take claims: no other bead's would fare better.</exception>
    public async Task<Skip?> ClaimAsync(
        Candidate candidate,
        AttemptKey key,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var claim = ClaimTransition.For(candidate, key, agent.Name, now);
        var claimed = await Traces.InSpanAsync(
            "claim",
            key.Tags,
            _ => change.ApplyAsync(claim, publishAs: null, cancellationToken)
        );
        if (claimed.IsBeadsOwnFault)
        {
            return new Skip(ReasonCode.NotWritten, claimed.Sentence);
        }
        return claimed.OrThrow().End == ChangeEnd.Applied
            ? null
            : new Skip(ReasonCode.LostRace, "somebody changed or claimed it first");
    }

    /// <summary>
    /// The second look, for beads of a pool alone. Each claim has committed before its dispatcher looks, so of two that meet the later
    /// one surely sees the other and steps back. Both may: the next tick decides. Both never go on.
    /// </summary>
    public async Task<Skip?> LookIntoPoolsAsync(
        Candidate candidate,
        AttemptKey key,
        CancellationToken cancellationToken
    )
    {
        if (candidate.Pools.Count == 0)
        {
            return null;
        }
        var pools = new Pools(await store.ReadPoolsAsync(cancellationToken), options.Pools);
        if (pools.Full(key.BeadId, candidate.Pools) is not { } full)
        {
            return null;
        }
        var skip = new Skip(ReasonCode.PoolBusy, full);
        await PutBackAsync(key, skip, cancellationToken);
        return skip;
    }

    /// <summary>Nothing when the row is marked and the POST may go out; else why not, with the bead put back.</summary>
    public async Task<Skip?> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var posting = await store.MarkPostingAsync(key, cancellationToken);
        if (posting.Write == WriteResult.Applied)
        {
            return null;
        }
        var refused = false;
        if (posting.Obstacle is null)
        {
            var state = await ReadStateAsync(key, cancellationToken);
            if (state == AttemptState.Posting && posting.Write == WriteResult.Indeterminate)
            {
                return null;
            }
            refused = state == AttemptState.Claimed;
        }
        var reason = posting switch
        {
            _ when refused => new Skip(
                ReasonCode.NotWritten,
                $"the mark before the POST was not stored: {posting.Write.Why}"
            ),
            { Obstacle: PostingObstacle.NotReady } => new Skip(
                posting.Reason ?? ReasonCode.LostRace,
                "not ready any more when it was read again"
            ),
            _ => new Skip(ReasonCode.LostRace, "taken back between claim and POST"),
        };
        await PutBackAsync(key, reason, cancellationToken);
        return reason;
    }

    private async Task<AttemptState?> ReadStateAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var fresh = await store.ReadBeadAsync(key.BeadId, cancellationToken);
        return fresh.History.Attempts.FirstOrDefault(a => a.Key == key)?.State;
    }

    private async Task PutBackAsync(AttemptKey key, Skip reason, CancellationToken cancellationToken)
    {
        var cause = PutBackCause.NotReady($"{reason.Reason.Word()}: {reason.Detail}");
        var putBack = await settler.SettleAsync(
            key,
            (history, attempt, now) =>
                attempt.State == AttemptState.Claimed ? PutBack.Decide(history, attempt, cause, options, now) : null,
            publishAs: null,
            cancellationToken
        );
        putBack.OrThrow();
    }
}
