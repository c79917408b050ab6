using System.Globalization;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The database stores UTC and says nothing of it: the kind is added here.</summary>
internal static class StoredTime
{
    /// <summary>A stored time as UTC.</summary>
    public static DateTime Utc(DateTime stored) => DateTime.SpecifyKind(stored, DateTimeKind.Utc);

    /// <summary>A stored time as UTC, or none.</summary>
    public static DateTime? Utc(DateTime? stored) => stored is { } time ? Utc(time) : null;

    /// <summary>A time as a value of a statement: text, because drivers wrap a <see cref="DateTime"/> in functions of their own.</summary>
    public static string Text(DateTime time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>A time as a value of a statement, or none.</summary>
    public static string? Text(DateTime? time) => time is { } some ? Text(some) : null;
}
