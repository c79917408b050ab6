using BeadsAutomation.Testing.Model;

namespace BeadsAutomation.Testing.Rig;

/// <summary>The clock of all processes of a simulation and that of their database, moved together. Timers fire when a test moves the clock past them.</summary>
/// <param name="database">The database's clock.</param>
public sealed class SimulatedClock(ModelClock database) : TimeProvider
{
    /// <summary>Pauses between tries are this short: they pass at once, and move the clock.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly List<SimulatedTimer> _timers = [];
    private TimeSpan _monotonic = TimeSpan.Zero;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(database.Utc);

    public override long GetTimestamp() => _monotonic.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(_timers, callback, state, _monotonic + dueTime);
        if (dueTime <= Pause)
        {
            Advance(dueTime);
        }
        return timer;
    }

    /// <summary>Time passes.</summary>
    public void Advance(TimeSpan by)
    {
        var end = _monotonic + by;
        while (_timers.Where(t => t.Due <= end).MinBy(t => t.Due) is { } next)
        {
            MoveTo(next.Due);
            next.Fire();
        }
        MoveTo(end);
    }

    /// <summary>The machines of the processes sleep: only wall clocks go on, the database's too.</summary>
    public void Suspend(TimeSpan by) => database.Advance(by);

    private void MoveTo(TimeSpan monotonic)
    {
        if (monotonic > _monotonic)
        {
            database.Advance(monotonic - _monotonic);
            _monotonic = monotonic;
        }
    }
}
