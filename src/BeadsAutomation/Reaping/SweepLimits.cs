namespace BeadsAutomation.Reaping;

/// <summary>How a sweep divides its time.</summary>
internal static class SweepLimits
{
    /// <summary>The whole sweep.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromSeconds(120);

    /// <summary>All look-ups of jobs together, oldest first; a claim not reached is kept.</summary>
    public static readonly TimeSpan LookUps = TimeSpan.FromSeconds(60);
}
