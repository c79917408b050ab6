namespace BeadsAutomation.Testing;

/// <summary>A clock that stands still until a test moves it: wall time and monotonic time apart, so that a suspended machine can be played.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;
    private TimeSpan _monotonic = TimeSpan.Zero;

    public TestClock()
        : this(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _monotonic.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by)
    {
        _now += by;
        _monotonic += by;
    }

    /// <summary>The machine slept: only the wall clock went on.</summary>
    public void Suspend(TimeSpan by) => _now += by;
}
