namespace BeadsAutomation.Store.Dolt;

/// <summary>The database stores UTC and says nothing of it: the kind is added here.</summary>
internal static class StoredTime
{
    /// <summary>A stored time as UTC.</summary>
    public static DateTime Utc(DateTime stored) => DateTime.SpecifyKind(stored, DateTimeKind.Utc);

    /// <summary>A stored time as UTC, or none.</summary>
    public static DateTime? Utc(DateTime? stored) => stored is { } time ? Utc(time) : null;
}
