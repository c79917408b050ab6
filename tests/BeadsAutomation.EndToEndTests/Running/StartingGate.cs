namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>
/// Opens for all at once, when so many wait at it. Whoever comes late on a slow machine is not waited for beyond the time that a
/// dispatcher gives the agent's status.
/// </summary>
internal sealed class StartingGate(int count)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _here;
    private int _released;

    /// <summary>How many were released together.</summary>
    public int Released => _released;

    /// <summary>Waits with the others.</summary>
    public async Task PassAsync()
    {
        var here = Interlocked.Increment(ref _here);
        if (here == count)
        {
            Open();
        }
        if (here == 1)
        {
            await Task.WhenAny(_open.Task, Task.Delay(Patience, TimeProvider.System));
            Open();
        }
        await _open.Task;
    }

    private void Open()
    {
        Interlocked.CompareExchange(ref _released, Volatile.Read(ref _here), 0);
        _open.TrySetResult();
    }
}
