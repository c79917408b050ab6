using System.Collections.Concurrent;
using System.Threading.Channels;

namespace BeadsAutomation.Tests.Agents;

/// <summary>A clock whose timers run out when a test says so, and not before; those of one length run out at once.</summary>
internal sealed class HeldTimers(TimeSpan? atOnce = null) : TimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, Channel<Action>> _held = new();
    private readonly ConcurrentQueue<TimeSpan> _created = new();

    /// <summary>How many timers of this length were started.</summary>
    public int Count(TimeSpan length) => _created.Count(l => l == length);

    /// <summary>Lets the next timer of this length run out, as soon as there is one, and does something else first.</summary>
    public async Task RunOutAsync(
        TimeSpan length,
        CancellationToken cancellationToken,
        Action? first = null
    )
    {
        var runOut = await HeldOf(length).Reader.ReadAsync(cancellationToken);
        first?.Invoke();
        runOut();
    }

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        _created.Enqueue(dueTime);
        if (dueTime == atOnce)
        {
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
        HeldOf(dueTime).Writer.TryWrite(() => callback(state));
        return new Held();
    }

    private Channel<Action> HeldOf(TimeSpan length) =>
        _held.GetOrAdd(length, _ => Channel.CreateUnbounded<Action>());

    private sealed class Held : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
