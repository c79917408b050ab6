using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Store;

namespace BeadsAutomation.Operations;

/// <summary>A bead's attempts as a timeline, or the newest of all beads. Writes nothing.</summary>
internal sealed class History(IBeadStore store)
{
    private const int NewestOfAll = 20;

    /// <summary>Runs it.</summary>
    /// <param name="beadId">The bead, exactly as bd knows it; <see langword="null"/> for all.</param>
    /// <param name="stop">Give up.</param>
    public async Task<HistoryReport> RunAsync(string? beadId, CancellationToken stop)
    {
        if (beadId is null)
        {
            var (now, newestFirst) = await store.ReadRecentAsync(NewestOfAll, stop);
            return new HistoryReport(now, null, null, [.. newestFirst.Reverse().Select(AttemptReport.Of)]);
        }
        var (readAt, history) = await store.ReadBeadAsync(beadId, stop);
        return new HistoryReport(readAt, beadId, history.Bead?.Status, [.. history.Attempts.Select(AttemptReport.Of)]);
    }
}
