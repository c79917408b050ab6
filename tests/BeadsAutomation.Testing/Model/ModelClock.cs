namespace BeadsAutomation.Testing.Model;

/// <summary>The database's clock, UTC; the processes that talk to it have clocks of their own. Stands still until a test moves it.</summary>
public sealed class ModelClock
{
    private DateTime _utc = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>What <c>UTC_TIMESTAMP(6)</c> says: microseconds.</summary>
    public DateTime Utc
    {
        get => _utc;
        set => _utc = Truncated(value, TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>What Dolt stores of it in a column of whole seconds: rounded half up, so up to half a second ahead.</summary>
    public DateTime Stored => Rounded(_utc);

    public void Advance(TimeSpan by) => Utc += by;

    public static DateTime Rounded(DateTime utc) =>
        Truncated(utc.AddTicks(TimeSpan.TicksPerSecond / 2), TimeSpan.TicksPerSecond);

    private static DateTime Truncated(DateTime utc, long unit) => new(utc.Ticks - (utc.Ticks % unit), DateTimeKind.Utc);
}
