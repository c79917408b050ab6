namespace BeadsAutomation.Testing.Model.Interleaving;

/// <summary>One of several that act at once. It stops at every <see cref="StepAsync"/> until the schedule lets it go on; where it waits at several, the first one goes on first.</summary>
public sealed class Actor
{
    private readonly Func<Actor, Task> _body;
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private Task? _running;

    internal Actor(int number, Func<Actor, Task> body)
    {
        Number = number;
        _body = body;
    }

    /// <summary>0, 1, 2 …</summary>
    public int Number { get; }

    /// <summary>Waits for this actor's turn; to be passed on as the step hook of what the actor uses.</summary>
    public Task StepAsync()
    {
        var turn = new TaskCompletionSource();
        _waiting.Enqueue(turn);
        return turn.Task;
    }

    internal bool IsDone => _running is { IsCompleted: true };

    /// <summary>Not started, or waiting for its turn; false also while it waits for what another actor has to do.</summary>
    internal bool CanGo => _running is null || (!IsDone && _waiting.Count > 0);

    internal Task Outcome => _running ?? Task.CompletedTask;

    /// <summary>Starts it, or lets it go on from where it waits.</summary>
    internal void Go()
    {
        if (_running is null)
        {
            _running = _body(this);
            return;
        }
        if (_waiting.TryDequeue(out var turn))
        {
            turn.SetResult();
        }
    }
}
