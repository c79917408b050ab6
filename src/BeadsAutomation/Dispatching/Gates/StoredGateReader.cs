using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching.Gates;

/// <summary>Reads no more than the gates need: no labels while the whole queue is paused, events only where not everybody is trusted, and pools only where a candidate has one.</summary>
internal sealed class StoredGateReader(IBeadStore store, BeadsOptions options)
{
    private static readonly ILookup<string, string> None = Array
        .Empty<(string Id, string Label)>()
        .ToLookup(b => b.Id, b => b.Label, StringComparer.Ordinal);

    /// <summary>Reads for these candidates.</summary>
    public async Task<StoredGates> ReadAsync(
        IEnumerable<string> candidates,
        Pauses pauses,
        CancellationToken cancellationToken
    )
    {
        if (pauses.Whole is not null)
        {
            return new StoredGates(pauses, None, Events: null, new Pools(None, options.Pools), options);
        }
        var labels = await store.ReadLabelsAsync(cancellationToken);
        var hasPools = candidates.Any(id => PoolLabel.Of(labels[id]).Count > 0);
        return new StoredGates(
            pauses,
            labels,
            options.TrustedActors.IsOff ? null : await store.ReadAssignmentsAsync(cancellationToken),
            new Pools(hasPools ? await store.ReadPoolsAsync(cancellationToken) : PoolLabel.Nobody, options.Pools),
            options
        );
    }
}
