using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.History;

/// <summary>A bead's attempts as a timeline, or the newest of all beads. Writes nothing.</summary>
internal sealed class HistoryCommand(IBeadStore store)
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
            return new HistoryReport(now, null, null, await ReportsAsync(null, [.. newestFirst.Reverse()], stop));
        }
        var (readAt, history) = await store.ReadBeadAsync(beadId, stop);
        var attempts = await ReportsAsync(beadId, history.Attempts, stop);
        return new HistoryReport(readAt, beadId, history.Bead?.Status, attempts);
    }

    private async Task<IReadOnlyList<AttemptReport>> ReportsAsync(
        string? beadId,
        IReadOnlyList<Attempt> attempts,
        CancellationToken stop
    )
    {
        if (attempts.Count == 0)
        {
            return [];
        }
        var spending = await store.ReadSpendingAsync(beadId, attempts.Min(a => a.ClaimedAt), stop);
        return [.. attempts.Select(a => AttemptReport.Of(a, spending.GetValueOrDefault((a.Key.BeadId, a.Key.Number))))];
    }
}
