namespace BeadsAutomation.Testing.Model.Interleaving;

/// <summary>One of several that act at once. It stops at every <see cref="StepAsync"/> until the schedule lets it go on.</summary>
public sealed class Actor
{
    private readonly Func<Actor, Task> _body;
    private TaskCompletionSource? _waiting;
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
        _waiting = new TaskCompletionSource();
        return _waiting.Task;
    }

    internal bool IsDone => _running is { IsCompleted: true };

    /// <summary>Not started, or waiting for its turn; false also while it waits for what another actor has to do.</summary>
    internal bool CanGo => _running is null || (!IsDone && _waiting is not null);

    internal Task Outcome => _running ?? Task.CompletedTask;

    /// <summary>Starts it, or lets it go on from where it waits.</summary>
    internal void Go()
    {
        if (_running is null)
        {
            _running = _body(this);
            return;
        }
        var waiting = _waiting;
        _waiting = null;
        waiting?.SetResult();
    }
}
