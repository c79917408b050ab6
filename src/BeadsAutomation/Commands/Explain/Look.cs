using BeadsAutomation.Dispatching;
using BeadsAutomation.Reaping;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Explain;

/// <summary>What the next tick and sweep would do, as they say themselves, and what they saw: all that <c>explain</c> and <c>status</c> tell comes from here.</summary>
internal sealed record Look(
    TickReport Tick,
    QueueSnapshot Queue,
    SweepReport Sweep,
    SweepSight Claims,
    IReadOnlyList<BlockedBead> Blocked,
    IReadOnlyDictionary<string, string> Words
)
{
    /// <summary>Database UTC.</summary>
    public DateTime Now => Queue.Now;

    /// <summary>What both of them warn of.</summary>
    public IReadOnlyList<string> Warnings => [.. Tick.Warnings.Concat(Sweep.Warnings).Distinct(StringComparer.Ordinal)];
}

/// <summary>Takes a look: writes nothing.</summary>
internal sealed class Looking(RunTick tick, RunSweep sweep, IBeadStore store)
{
    public async Task<Look> LookAsync(CancellationToken stop)
    {
        var ticked = await tick(new TickRequest(DryRun: true), stop);
        var swept = await sweep(new SweepRequest(DryRun: true, AllowMassReap: false), stop);
        stop.ThrowIfCancellationRequested();
        return new Look(
            ticked,
            ticked.Seen ?? throw new StoreException($"the queue could not be read: {ticked.Detail}"),
            swept,
            swept.Seen ?? throw new StoreException("the claims could not be read"),
            await store.ReadBlockedAsync(stop),
            await store.ReadStateAsync(stop)
        );
    }
}

/// <summary>One pass of the dispatcher.</summary>
internal delegate Task<TickReport> RunTick(TickRequest request, CancellationToken stop);

/// <summary>One pass of the reaper.</summary>
internal delegate Task<SweepReport> RunSweep(SweepRequest request, CancellationToken stop);
