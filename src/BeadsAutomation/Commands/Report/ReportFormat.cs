namespace BeadsAutomation.Commands.Report;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>Lines for a terminal.</summary>
    Text,

    /// <summary>GitHub's Markdown.</summary>
    Markdown,

    /// <summary>The document of <c>--output json</c>.</summary>
    Json,

    /// <summary>One page that needs nothing else.</summary>
    Html,
}
