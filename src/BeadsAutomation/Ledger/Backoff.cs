namespace BeadsAutomation.Ledger;

/// <summary>How long a bead waits after its own failures: 2, 5, 10 and then 30 minutes.</summary>
internal static class Backoff
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
    ];

    /// <summary>A wait that ends later than this from now was written by a wrong clock; no backoff, and none after provider weather, is as long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The wait after so many counted attempts.</summary>
    /// <param name="counted">1 or more.</param>
    public static TimeSpan After(int counted) => Steps[Math.Clamp(counted, 1, Steps.Length) - 1];
}
