namespace BeadsAutomation.Dispatching;

/// <summary>How a tick divides its time. Its own deadline ends it before a CronJob's does.</summary>
internal static class TickLimits
{
    /// <summary>The whole tick.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromSeconds(75);

    /// <summary>More than that only to record an answer that was read: losing it would cost a bead.</summary>
    public static readonly TimeSpan RecordGrace = TimeSpan.FromSeconds(15);

    /// <summary>No claim begins with less left.</summary>
    public static readonly TimeSpan ToClaim = TimeSpan.FromSeconds(45);

    /// <summary>
    /// No POST begins with less left: 30 s for the answer and 10 s to record it. The sweep leaves a posting row alone for longer than a
    /// tick can last, so a row that the sweep judges belongs to nobody who still sends.
    /// </summary>
    public static readonly TimeSpan ToPost = TimeSpan.FromSeconds(40);
}
