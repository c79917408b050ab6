namespace BeadsAutomation.Testing.Rig;

/// <summary>One timer of a <see cref="SimulatedClock"/>; fires once.</summary>
internal sealed class SimulatedTimer : ITimer
{
    private readonly List<SimulatedTimer> _all;
    private readonly TimerCallback _callback;
    private readonly object? _state;

    public SimulatedTimer(List<SimulatedTimer> all, TimerCallback callback, object? state, TimeSpan due)
    {
        (_all, _callback, _state, Due) = (all, callback, state, due);
        _all.Add(this);
    }

    /// <summary>On the monotonic clock.</summary>
    public TimeSpan Due { get; }

    public void Fire()
    {
        _all.Remove(this);
        _callback(_state);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("Nothing here moves a timer.");

    public void Dispose() => _all.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
