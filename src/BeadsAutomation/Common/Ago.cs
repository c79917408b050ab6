namespace BeadsAutomation.Common;

/// <summary>Ages for people: the largest whole unit says enough.</summary>
internal static class Ago
{
    /// <summary>The stamp with its age: <c>2026-11-20T12:00:00Z (12m ago)</c>, or <c>(in 3m)</c>.</summary>
    public static string Stamped(DateTime at, DateTime now) => $"{Stamp.Of(at)} ({Of(at, now)})";

    /// <summary>The age alone: <c>12m ago</c>, <c>in 3m</c>, <c>now</c>.</summary>
    public static string Of(DateTime at, DateTime now) =>
        Length(now - at) is var length && length == "0s" ? "now"
        : at <= now ? $"{length} ago"
        : $"in {length}";

    /// <summary>A length: <c>45s</c>, <c>12m</c>, <c>3h</c>, <c>5d</c>.</summary>
    public static string Length(TimeSpan length)
    {
        var whole = length.Duration();
        return whole switch
        {
            { TotalMinutes: < 1 } => $"{whole.Seconds}s",
            { TotalHours: < 1 } => $"{whole.Minutes}m",
            { TotalDays: < 2 } => $"{(int)whole.TotalHours}h",
            _ => $"{(int)whole.TotalDays}d",
        };
    }
}
