using System.Globalization;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Common;

/// <summary>Durations as people write them.</summary>
internal static partial class Durations
{
    /// <summary>Reads <c>30m</c>, <c>1h30m</c>, <c>90s</c>, <c>00:30:00</c>, <c>PT30M</c> or whole minutes.</summary>
    /// <exception cref="FormatException">Anything else, with the end of a sentence.</exception>
    public static TimeSpan Parse(string text)
    {
        var trimmed = text.Trim();
        var match = new[] { Minutes(), Units(), Clock(), Iso() }
            .Select(form => form.Match(trimmed))
            .FirstOrDefault(m => m.Success && m.Groups.Values.Skip(1).Any(g => g.Success));
        if (match is null)
        {
            throw new FormatException(
                "no duration; write for example 30m, 1h30m, 90s, 00:30:00, PT30M or a whole number of minutes"
            );
        }
        return TimeSpan.FromSeconds(
            (Part(match, "d") * 86_400) + (Part(match, "h") * 3600) + (Part(match, "m") * 60) + Part(match, "s")
        );
    }

    /// <summary>The shortest of these forms: <c>30m</c>, <c>1h30m</c>, <c>1m30s</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var text = string.Concat(
            Word((long)duration.TotalHours, "h"),
            Word(duration.Minutes, "m"),
            Word(duration.Seconds, "s")
        );
        return text.Length == 0 ? "0m" : text;
    }

    private static long Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group
            ? long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    private static string Word(long number, string unit) =>
        number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");

    [GeneratedRegex("^(?<m>[0-9]{1,8})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Minutes();

    [GeneratedRegex(
        "^((?<d>[0-9]{1,6})d)?((?<h>[0-9]{1,8})h)?((?<m>[0-9]{1,8})m)?((?<s>[0-9]{1,8})s)?$",
        Forgiving,
        1000
    )]
    private static partial Regex Units();

    [GeneratedRegex("^(?<h>[0-9]{1,8}):(?<m>[0-5][0-9]):(?<s>[0-5][0-9])$", Forgiving, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(
        "^P((?<d>[0-9]{1,6})D)?(T((?<h>[0-9]{1,8})H)?((?<m>[0-9]{1,8})M)?((?<s>[0-9]{1,8})S)?)?$",
        Forgiving,
        1000
    )]
    private static partial Regex Iso();

    private const RegexOptions Forgiving =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
}
