namespace BeadsAutomation.Agents.Command;

/// <summary>One dispatcher at a time counts slots and takes one.</summary>
internal static class JobsLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the lock; disposing of it, or the end of the process, gives it back.</summary>
    /// <exception cref="IOException">Others held it for too long, or the file cannot be made.</exception>
    public static async Task<IDisposable> TakeAsync(
        JobsRoot root,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                var path = Path.Combine(root.Path, ".lock");
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && time.GetElapsedTime(started) < limit)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
