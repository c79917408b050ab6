namespace BeadsAutomation.Resident;

/// <summary>One pass after the other until it is told to stop. Never two at once: there is only this one loop.</summary>
/// <param name="rhythm">How often.</param>
/// <param name="pass">Runs one pass; throws nothing.</param>
/// <param name="entropy">Whence the jitter.</param>
/// <param name="time">Its monotonic time counts: a machine that slept has missed nothing.</param>
internal sealed class ResidentLoop(
    Rhythm rhythm,
    Func<PassKind, Task<ExitCode>> pass,
    Entropy entropy,
    TimeProvider time
)
{
    private readonly long _start = time.GetTimestamp();
    private volatile Vitals _vitals = new();

    /// <summary>Whether the process is alive: for any thread.</summary>
    public Health Live() => Health.Live(_vitals, rhythm, Now);

    /// <summary>Whether it can do its work: for any thread.</summary>
    public Health Ready() => Health.Ready(_vitals);

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Runs passes as they are due; the one that runs at the stop is waited for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var schedule = Schedule.AtStart(rhythm);
        while (!stop.IsCancellationRequested)
        {
            var now = Now;
            if (schedule.Due(now) is { } kind)
            {
                schedule = await PassAsync(kind, now, schedule);
            }
            else
            {
                await Task.Delay(schedule.Wait(now), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Schedule> PassAsync(PassKind kind, TimeSpan begun, Schedule schedule)
    {
        _vitals = _vitals.Begin(kind, begun);
        var code = await pass(kind);
        var ended = Now;
        _vitals = _vitals.End(kind, code, ended, rhythm.Main);
        return schedule.After(kind, begun, ended, code, entropy.NextShare());
    }
}
