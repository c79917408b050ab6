using System.Globalization;

namespace BeadsAutomation.Common;

/// <summary>How times are written for people: UTC, whole seconds, as the shell pair did.</summary>
internal static class Stamp
{
    public static string Of(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whole minutes, rounded down, as the shell pair counted them: 30 min 59 s is 30.</summary>
    public static int WholeMinutes(TimeSpan age) => (int)Math.Floor(age.TotalMinutes);
}
