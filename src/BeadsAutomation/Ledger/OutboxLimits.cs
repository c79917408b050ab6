namespace BeadsAutomation.Ledger;

/// <summary>How much is kept for a receiver that takes nothing.</summary>
internal static class OutboxLimits
{
    /// <summary>So many notices wait at most; further ones are not stored.</summary>
    public const int Most = 1000;

    /// <summary>What has waited longer is dropped.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>What is younger is left to the run that wrote it, or two runs at once would send it twice.</summary>
    public static readonly TimeSpan LeftToItsRun = TimeSpan.FromMinutes(1);
}
