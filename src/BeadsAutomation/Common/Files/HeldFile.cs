namespace BeadsAutomation.Common.Files;

/// <summary>Files that another process may hold for a moment. The system gives them back when that process ends, however it ends.</summary>
internal static class HeldFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    // EWOULDBLOCK of flock on Linux and macOS; sharing and lock violation of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Opens one, and tries again while others hold it. Who holds it still after that is told by <see cref="IsHeld"/>.</summary>
    /// <exception cref="IOException">It cannot be opened, or others held it for too long.</exception>
    public static async Task<T> OpenAsync<T>(
        Func<T> open,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException e) when (IsHeld(e) && time.GetElapsedTime(began) < patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Whether a file could not be opened because others hold it.</summary>
    public static bool IsHeld(IOException e) => Held.Contains(e.HResult);
}
