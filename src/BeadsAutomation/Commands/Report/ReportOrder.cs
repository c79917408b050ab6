namespace BeadsAutomation.Commands.Report;

/// <summary>A report as it is asked for.</summary>
/// <param name="Length">How far back.</param>
/// <param name="Format">How it is written.</param>
internal sealed record ReportOrder(TimeSpan Length, ReportFormat Format)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(7);

    /// <summary>What is asked for in words that have no <see cref="Problem"/>.</summary>
    public static ReportOrder Of(string? since, string? format, bool json) =>
        new(
            since is null ? Usual : Durations.Parse(since),
            json ? ReportFormat.Json : FormatOf(format) ?? ReportFormat.Text
        );

    /// <summary>What is wrong with the options of report, as a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? since, string? format, bool json) =>
        format is not null && FormatOf(format) is null
            ? $"--format is '{Printable.Line(format, 100)}': use text, markdown, json or html."
        : json && FormatOf(format) is not (null or ReportFormat.Json)
            ? $"--output json and --format {format} ask for two documents: leave one out."
        : SinceProblem(since);

    private static string? SinceProblem(string? text)
    {
        if (text is null)
        {
            return null;
        }
        try
        {
            var length = Durations.Parse(text);
            return length < Shortest || length > Longest
                ? $"--since is {Durations.Format(length)}: use 1h to 366d."
                : null;
        }
        catch (FormatException e)
        {
            return $"--since is '{Printable.Line(text, 100)}': {e.Message}.";
        }
    }

    private static ReportFormat? FormatOf(string? word) =>
        word switch
        {
            "text" => ReportFormat.Text,
            "markdown" => ReportFormat.Markdown,
            "json" => ReportFormat.Json,
            "html" => ReportFormat.Html,
            _ => null,
        };
}
