using System.Text.RegularExpressions;

namespace BeadsAutomation.Reaping;

/// <summary>Whether a job's final text tells of passing trouble of the model's provider, and not of anything in the bead.</summary>
internal static partial class ProviderWeather
{
    /// <summary>A passing trouble in the first 500 characters; a limit of context or tokens anywhere says that the same prompt would fail again.</summary>
    public static bool IsIn(string? output) =>
        Passing().IsMatch(FinalText.Head(output)) && !Lasting().IsMatch(output!) && !FinalText.SaysFailed(output);

    private const RegexOptions Forgiving =
        RegexOptions.CultureInvariant
        | RegexOptions.IgnoreCase
        | RegexOptions.ExplicitCapture
        | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        @"\b(temporarily\s+overloaded|service\s+(is\s+)?unavailable|rate[\s_-]?limit|too\s+many\s+requests"
            + @"|5[0-9]{2}\s+(internal\s+)?server\s+error|gateway\s+time-?out|bad\s+gateway"
            + @"|model\s+(is\s+)?(overloaded|unavailable)|API\s+(error|unavailable|time-?out)|capacity\s+(exceeded|limit)"
            + @"|retry\s+(after|later|in\s+[0-9])|gateway\s+is\s+draining|new\s+tasks\s+are\s+not\s+accepted)",
        Forgiving
    )]
    private static partial Regex Passing();

    [GeneratedRegex(
        @"\b(context[\s_-]+(length|window|limit)|token[\s_-]+limit|max(imum)?[\s_-]+(context|tokens|number\s+of\s+tokens)"
            + @"|(prompt|input|context)\s+(is\s+)?too\s+(long|large))",
        Forgiving
    )]
    private static partial Regex Lasting();
}
