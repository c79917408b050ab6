using System.Collections.Concurrent;
using System.Threading.Channels;

namespace BeadsAutomation.Testing;

/// <summary>A clock whose timers run out when a test says so, and not before; those of one length run out at once.</summary>
public sealed class HeldTimers(TimeSpan? atOnce = null) : TimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, Channel<Held>> _held = new();
    private readonly ConcurrentQueue<TimeSpan> _created = new();

    /// <summary>How many timers of this length were started.</summary>
    public int Count(TimeSpan length) => _created.Count(l => l == length);

    /// <summary>Lets the next timer of this length that somebody still waits for run out, as soon as there is one, and does something else first.</summary>
    public async Task RunOutAsync(TimeSpan length, CancellationToken cancellationToken, Action? first = null)
    {
        Held timer;
        do
        {
            timer = await HeldOf(length).Reader.ReadAsync(cancellationToken);
        } while (timer.IsDisposed);
        first?.Invoke();
        timer.RunOut();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _created.Enqueue(dueTime);
        if (dueTime == atOnce)
        {
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
        var timer = new Held(() => callback(state));
        HeldOf(dueTime).Writer.TryWrite(timer);
        return timer;
    }

    private Channel<Held> HeldOf(TimeSpan length) => _held.GetOrAdd(length, _ => Channel.CreateUnbounded<Held>());

    private sealed class Held(Action runOut) : ITimer
    {
        private volatile bool _isDisposed;

        public bool IsDisposed => _isDisposed;

        public void RunOut() => runOut();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
