using BeadsAutomation.Hosting;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>How many beads may be sent on one UTC day of the database.</summary>
internal static class DayBudget
{
    /// <summary>What may be sent today; <see langword="null"/> without a limit, which costs no read.</summary>
    public static async Task<int?> LeftAsync(
        IBeadStore store,
        BeadsOptions options,
        DateTime now,
        CancellationToken cancellationToken
    ) =>
        options.MaxDispatchesPerDay == 0
            ? null
            : options.MaxDispatchesPerDay - await store.CountPostsAsync(now.Date, cancellationToken);

    /// <summary>That nothing is left, for people.</summary>
    public static string Spent(BeadsOptions options) =>
        $"all {options.MaxDispatchesPerDay} dispatches of this day (UTC) are used";
}
