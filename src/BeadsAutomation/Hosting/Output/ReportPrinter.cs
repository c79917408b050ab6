using System.Text.Json;
using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Output.Documents;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Reporting;

namespace BeadsAutomation.Hosting.Output;

/// <summary>Prints what a run has to say: lines, or one JSON document. Sentences about what went wrong are on standard error in both.</summary>
internal sealed class ReportPrinter(Surroundings surroundings, BeadsOptions options)
{
    /// <summary>Prints the report as it was asked for.</summary>
    public void Print(CommandReport report, Request request)
    {
        if (request is not { Verb: Verb.Report, Problem: null })
        {
            Print(report, request.Json);
            return;
        }
        var format = ReportOrder.Of(request).Format;
        if (format is ReportFormat.Html or ReportFormat.Markdown)
        {
            PrintDocument(report, format);
        }
        else
        {
            Print(report, format == ReportFormat.Json);
        }
    }

    /// <summary>Prints the report.</summary>
    public void Print(CommandReport report, bool json)
    {
        var text = new TextOutput(surroundings, options);
        if (json)
        {
            surroundings.Out.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.CommandReport));
        }
        else
        {
            text.Write(report);
        }
        if (report.Error is { } error)
        {
            text.Failure(error);
        }
    }

    /// <summary>Standard output is the document and nothing else.</summary>
    private void PrintDocument(CommandReport report, ReportFormat format)
    {
        if (report.Report is { } period)
        {
            surroundings.Out.Write(format == ReportFormat.Html ? PeriodHtml.Of(period) : PeriodMarkdown.Of(period));
        }
        if (report.Error is { } error)
        {
            new TextOutput(surroundings, options).Failure(error);
        }
    }
}
