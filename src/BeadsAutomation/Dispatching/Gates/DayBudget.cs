using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching.Gates;

/// <summary>How many beads may be sent on one UTC day of the database: so many, or as many as the money for their jobs allows. The tighter of both counts.</summary>
internal static class DayBudget
{
    /// <summary>What may be sent on one day; <see langword="null"/> without a limit.</summary>
    public static int? Of(BeadsOptions options) =>
        (options.MaxDispatchesPerDay, ByMoney(options)) switch
        {
            (0, var byMoney) => byMoney,
            (var byCount, { } byMoney) => Math.Min(byCount, byMoney),
            var (byCount, _) => byCount,
        };

    /// <summary>What may be sent today; <see langword="null"/> without a limit, which costs no read.</summary>
    public static async Task<int?> LeftAsync(
        IBeadStore store,
        BeadsOptions options,
        DateTime now,
        CancellationToken cancellationToken
    ) => Of(options) is { } most ? most - await store.CountPostsAsync(now.Date, cancellationToken) : null;

    /// <summary>That nothing is left, for people: by the setting that leaves the least.</summary>
    public static string Spent(BeadsOptions options) =>
        ByMoney(options) is { } byMoney && byMoney == Of(options) && byMoney != options.MaxDispatchesPerDay
            ? Inv(
                $"all {byMoney} jobs of this day (UTC) are sent that {options.MaxBudgetPerDay} USD allow at up to {options.JobBudget} USD each"
            )
            : $"all {options.MaxDispatchesPerDay} dispatches of this day (UTC) are used";

    /// <summary>What every job could spend counts, whatever it did spend. As people write the amounts: three times 0.1 is 0.3 here.</summary>
    private static int? ByMoney(BeadsOptions options) =>
        options.MaxBudgetPerDay > 0
            ? (int)decimal.Floor((decimal)options.MaxBudgetPerDay / (decimal)options.JobBudget)
            : null;

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
