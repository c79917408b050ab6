using System.Text.Json;
using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Output.Documents;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Reporting;

namespace BeadsAutomation.Hosting.Output;

/// <summary>
/// Prints what a run has to say: lines, or one JSON document. Sentences about what went wrong are on standard error in both. Printing
/// never fails: it comes after the work.
/// </summary>
internal sealed class ReportPrinter(Surroundings surroundings, BeadsOptions options)
{
    /// <summary>What is said of a report that standard output did not take.</summary>
    public static string Unwritten(string why) => $"standard output could not be written ({why})";

    /// <summary>Prints the report as it was asked for.</summary>
    /// <returns>A sentence, told already, when standard output did not take all of it.</returns>
    public string? Print(CommandReport report, Request request)
    {
        var format = request is { Verb: Verb.Report, Problem: null }
            ? ReportOrder.Of(request).Format
            : (ReportFormat?)null;
        if (Say(report, format ?? (request.Json ? ReportFormat.Json : ReportFormat.Text)) is not { } why)
        {
            return null;
        }
        var sentence =
            $"{Unwritten(why)}: what was done is done and recorded, 'beads-dispatcher status' and 'history' tell it.";
        surroundings.Say(to => new TextOutput(to, options).Failure(sentence));
        return sentence;
    }

    /// <summary>Prints the report of one pass among many.</summary>
    /// <returns>Why standard output did not take all of it.</returns>
    public string? Print(CommandReport report, bool json) => Say(report, json ? ReportFormat.Json : ReportFormat.Text);

    private string? Say(CommandReport report, ReportFormat format) =>
        surroundings.Say(to =>
        {
            var text = new TextOutput(to, options);
            switch (format)
            {
                case ReportFormat.Json:
                    to.Out.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.CommandReport));
                    break;
                case ReportFormat.Text:
                    text.Write(report);
                    break;
                // Standard output is the document and nothing else.
                default:
                    to.Out.Write(report.Report is { } period ? Document(period, format) : "");
                    break;
            }
            if (report.Error is { } error)
            {
                text.Failure(error);
            }
        });

    private static string Document(PeriodReport period, ReportFormat format) =>
        format == ReportFormat.Html ? PeriodHtml.Of(period) : PeriodMarkdown.Of(period);
}
