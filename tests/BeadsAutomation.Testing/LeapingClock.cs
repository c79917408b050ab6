namespace BeadsAutomation.Testing;

/// <summary>A clock for one that does nothing but wait: each wait passes at once, and time with it.</summary>
/// <param name="leapt">Told how long it waited: for other clocks that go along.</param>
public sealed class LeapingClock(Action<TimeSpan>? leapt = null) : TimeProvider
{
    private TimeSpan _now = TimeSpan.Zero;

    /// <summary>Since the start.</summary>
    public TimeSpan Now => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    /// <summary>Time passes without a wait: something is slow, or stands still.</summary>
    public void Advance(TimeSpan by) => _now += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Advance(dueTime);
        leapt?.Invoke(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
