namespace BeadsAutomation.Common;

/// <summary>The database's time since it was last read: that reading plus what has passed here. Never this machine's wall clock.</summary>
internal sealed class DatabaseClock(DateTime read, TimeProvider time)
{
    private readonly long _readAt = time.GetTimestamp();

    public DateTime Now => read + time.GetElapsedTime(_readAt);
}
