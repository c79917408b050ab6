namespace BeadsAutomation.Testing.Rig;

/// <summary>A machine whose wall clock is wrong.</summary>
/// <param name="right">The clock that is right.</param>
/// <param name="ahead">By how much the wrong one is ahead.</param>
public sealed class SkewedClock(TimeProvider right, TimeSpan ahead) : TimeProvider
{
    public override long TimestampFrequency => right.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + ahead;

    public override long GetTimestamp() => right.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        right.CreateTimer(callback, state, dueTime, period);
}
