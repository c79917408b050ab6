using System.Text.Json;
using BeadsAutomation.Hosting.Reports;

namespace BeadsAutomation.Hosting.Output;

/// <summary>Prints what a run has to say: lines, or one JSON document. Sentences about what went wrong are on standard error in both.</summary>
internal sealed class ReportPrinter(Surroundings surroundings, BeadsOptions options)
{
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
}
