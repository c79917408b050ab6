namespace BeadsAutomation.Configuration;

/// <summary>How much, how often and how fast.</summary>
internal static class LimitRules
{
    /// <summary>What is wrong with these settings, a sentence each.</summary>
    public static IEnumerable<string> Failures(BeadsOptions o, Func<string, string> name) =>
        [.. Money(o, name), .. Numbers(o, name), .. Growth(o, name)];

    private static IEnumerable<string> Money(BeadsOptions o, Func<string, string> name)
    {
        if (o.JobBudget is not (>= 0.01 and <= 1000))
        {
            yield return $"{name("jobBudget")} is {Require.Text(o.JobBudget)}: use 0.01 to 1000.";
        }
        if (o.MaxBudgetPerDay is not (>= 0 and <= 1_000_000))
        {
            yield return $"{name("maxBudgetPerDay")} is {Require.Text(o.MaxBudgetPerDay)}: use 0 to 1000000.";
        }
        else if (o.MaxBudgetPerDay > 0 && o.MaxBudgetPerDay < o.JobBudget)
        {
            yield return $"{name("maxBudgetPerDay")} is {Require.Text(o.MaxBudgetPerDay)} while {name("jobBudget")} is {Require.Text(o.JobBudget)}, so that nothing could ever be sent: raise it, or set 0 for no limit.";
        }
    }

    private static IEnumerable<string> Numbers(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Require.Range(name("maxInFlight"), o.MaxInFlight, 1, 1000),
            Require.Range(name("maxAttempts"), o.MaxAttempts, 1, 100),
            Require.Range(name("maxReapedPerSweep"), o.MaxReapedPerSweep, 1, 10_000),
            Require.Range(name("maxPerTick"), o.MaxPerTick, 1, 100),
            Require.Range(name("breakerAfter"), o.BreakerAfter, 1, 100),
            Require.Range(name("maxDispatchesPerDay"), o.MaxDispatchesPerDay, 0, 1_000_000),
            Require.Range(name("weatherRetries"), o.WeatherRetries, 0, 10),
        }.OfType<string>();

    private static IEnumerable<string> Growth(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Require.AtLeastOne(name("batchInitial"), o.BatchInitial),
            Require.AtLeastOne(name("batchMax"), o.BatchMax ?? 1),
            Require.Factor(name("batchMultiplier"), o.BatchMultiplier),
            Require.Factor(name("holdMultiplier"), o.HoldMultiplier),
            o.BatchMax < o.BatchInitial
                ? $"{name("batchMax")} ({o.BatchMax}) must be >= {name("batchInitial")} ({o.BatchInitial})."
                : null,
            o.HoldFirst < TimeSpan.FromSeconds(1)
                ? $"{name("holdFirst")} is {Require.Text(o.HoldFirst)}: use 1s or more."
                : null,
            o.HoldLongest < o.HoldFirst
                ? $"{name("holdLongest")} ({Require.Text(o.HoldLongest)}) must be >= {name("holdFirst")} ({Require.Text(o.HoldFirst)})."
                : null,
            o.HoldLongest > HoldPolicy.Longest
                ? $"{name("holdLongest")} is {Require.Text(o.HoldLongest)}: use {Require.Text(HoldPolicy.Longest)} at most."
                : null,
        }.OfType<string>();
}
