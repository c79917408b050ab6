using System.Globalization;

namespace BeadsAutomation.Common;

/// <summary>Lengths as a report writes them: the two largest units say enough.</summary>
internal static class Lengths
{
    /// <summary><c>45s</c>, <c>12m</c>, <c>1h50m</c>, <c>5d3h</c>; a dash for none.</summary>
    public static string Of(long? seconds) =>
        seconds switch
        {
            null => "-",
            < 60 => Text($"{seconds}s"),
            < 3600 => Text($"{seconds / 60}m"),
            < 86_400 => Pair(seconds.Value / 3600, "h", seconds.Value / 60 % 60, "m"),
            _ => Pair(seconds.Value / 86_400, "d", seconds.Value / 3600 % 24, "h"),
        };

    private static string Pair(long large, string unit, long small, string smallUnit) =>
        small == 0 ? Text($"{large}{unit}") : Text($"{large}{unit}{small}{smallUnit}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
