namespace BeadsAutomation.Testing.Model.Interleaving;

/// <summary>
/// Runs what is awaited on the calling thread, at once when it is ready: nothing depends on timing. That takes no context of
/// synchronization at all, because library code that does not want one would otherwise go on in the thread pool.
/// </summary>
internal static class OneThread
{
    /// <summary>Does this, and all that follows from it.</summary>
    public static void Run(Action action)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }
}
