using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Report;

/// <summary>What was sent in a while, and what came of it. Reads the store alone, and writes nothing.</summary>
internal sealed class PeriodReporter(IBeadStore store, BeadsOptions options)
{
    /// <summary>No more attempts than these are read.</summary>
    public const int Most = 20_000;

    /// <summary>Runs it.</summary>
    public async Task<PeriodReport> RunAsync(TimeSpan length, CancellationToken stop)
    {
        var period = await store.ReadPeriodAsync(length, Most, stop);
        var spending = await store.ReadSpendingAsync(null, period.Since, stop);
        return PeriodSummary.Of(period, options.JobBudget, spending);
    }
}
