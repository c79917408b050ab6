using BeadsAutomation.Agents;
using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Telemetry;
using BeadsAutomation.Ledger;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>Claims one candidate, and takes the looks that may still stop it before its POST.</summary>
internal sealed class Claimer(IBeadStore store, IAgent agent, Settler settler, BeadsOptions options)
{
    /// <summary>Whether the bead is ours now; else somebody was first, and nothing is written.</summary>
    public Task<bool> ClaimAsync(
        Candidate candidate,
        AttemptKey key,
        DateTime now,
        CancellationToken cancellationToken
    ) => Traces.InSpanAsync("claim", key, _ => IsClaimedAsync(candidate, key, now, cancellationToken));

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
        if (posting.Write == WriteResult.Indeterminate && await IsPostingAsync(key, cancellationToken))
        {
            return null;
        }
        var reason = posting switch
        {
            { Obstacle: PostingObstacle.NotReady } => new Skip(
                posting.Reason ?? ReasonCode.LostRace,
                "not ready any more when it was read again"
            ),
            _ => new Skip(ReasonCode.LostRace, "taken back between claim and POST"),
        };
        await PutBackAsync(key, reason, cancellationToken);
        return reason;
    }

    private async Task<bool> IsClaimedAsync(
        Candidate candidate,
        AttemptKey key,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var result = await store.ApplyAsync(ClaimTransition.For(candidate, key, agent.Name, now), cancellationToken);
        if (result != WriteResult.Indeterminate)
        {
            return result == WriteResult.Applied;
        }
        var fresh = await store.ReadBeadAsync(key.BeadId, cancellationToken);
        return fresh.History.Attempts.Any(a => a.Key == key && a.State == AttemptState.Claimed);
    }

    private async Task<bool> IsPostingAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var fresh = await store.ReadBeadAsync(key.BeadId, cancellationToken);
        return fresh.History.Attempts.Any(a => a.Key == key && a.State == AttemptState.Posting);
    }

    private Task<BeadTransition?> PutBackAsync(AttemptKey key, Skip reason, CancellationToken cancellationToken)
    {
        var cause = PutBackCause.NotReady($"{reason.Reason.Word()}: {reason.Detail}");
        return settler.SettleAsync(
            key,
            (history, attempt, now) =>
                attempt.State == AttemptState.Claimed ? PutBack.Decide(history, attempt, cause, options, now) : null,
            cancellationToken
        );
    }
}
