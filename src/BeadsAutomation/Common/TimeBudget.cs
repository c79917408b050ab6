namespace BeadsAutomation.Common;

/// <summary>
/// The time that a tick or sweep may take. Elapsed is the larger of monotonic and wall time: a machine that slept must not believe that
/// it still has time to send.
/// </summary>
internal sealed class TimeBudget : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly long _started;
    private readonly DateTimeOffset _startedWall;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenSource _endOfGrace;

    /// <param name="time">The process's clock.</param>
    /// <param name="limit">After this <see cref="Token"/> is cancelled.</param>
    /// <param name="grace">So much later <see cref="GraceToken"/> is: for the ledger's record of an answer only.</param>
    public TimeBudget(TimeProvider time, TimeSpan limit, TimeSpan grace)
    {
        _time = time;
        _limit = limit;
        _started = time.GetTimestamp();
        _startedWall = time.GetUtcNow();
        _end = new CancellationTokenSource(limit, time);
        _endOfGrace = new CancellationTokenSource(limit + grace, time);
    }

    public CancellationToken Token => _end.Token;

    public CancellationToken GraceToken => _endOfGrace.Token;

    public TimeSpan Elapsed
    {
        get
        {
            var monotonic = _time.GetElapsedTime(_started);
            var wall = _time.GetUtcNow() - _startedWall;
            return wall > monotonic ? wall : monotonic;
        }
    }

    public TimeSpan Remaining => _limit - Elapsed;

    public void Dispose()
    {
        _end.Dispose();
        _endOfGrace.Dispose();
    }
}
