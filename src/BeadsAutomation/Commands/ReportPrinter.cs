using System.Text.Json;
using BeadsAutomation.Commands.Output;
using BeadsAutomation.Configuration;

namespace BeadsAutomation.Commands;

/// <summary>
/// Prints what a run has to say: lines, one JSON document, or the document that the report is. Sentences about what went wrong are on
/// standard error in all of them. Printing never fails: it comes after the work.
/// </summary>
internal sealed class ReportPrinter(ProcessEnvironment surroundings, BeadsOptions options)
{
    /// <summary>What is said of a report that standard output did not take.</summary>
    public static string Unwritten(string why) => $"standard output could not be written ({why})";

    /// <summary>Prints the report of a run.</summary>
    /// <returns>A sentence, told already, when standard output did not take all of it.</returns>
    public string? PrintLast(CommandReport report, bool json)
    {
        if (Print(report, json) is not { } why)
        {
            return null;
        }
        var sentence =
            $"{Unwritten(why)}: what was done is done and recorded, 'beads-dispatcher status' and 'history' tell it.";
        surroundings.Say(to => new TextOutput(to).Failure(sentence));
        return sentence;
    }

    /// <summary>Prints the report of one pass among many.</summary>
    /// <returns>Why standard output did not take all of it.</returns>
    public string? Print(CommandReport report, bool json) =>
        surroundings.Say(to =>
        {
            var text = new TextOutput(to);
            // Standard output is the document and nothing else.
            if (report.Document is { } document)
            {
                to.Out.Write(document);
            }
            else if (json)
            {
                to.Out.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.CommandReport));
            }
            else
            {
                new ReportText(text, options).Write(report);
            }
            if (report.Error is { } error)
            {
                text.Failure(error);
            }
        });
}
