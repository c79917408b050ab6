using System.Globalization;

namespace BeadsAutomation.Hosting.Reports;

/// <summary>Database times as people and programs read them.</summary>
internal static class Utc
{
    /// <summary><c>2026-11-20T12:00:00Z</c>.</summary>
    public static string Text(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
