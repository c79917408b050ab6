using System.Globalization;
using BeadsAutomation.Commands.Output;

namespace BeadsAutomation.Commands.Report;

/// <summary>A report on a terminal: at most 100 columns.</summary>
internal sealed class PeriodText(TextOutput output)
{
    private const int MostBeads = 50;
    private const int Widest = 100;
    private const int NameWidth = 12;

    /// <summary>Prints the report.</summary>
    public void Write(PeriodReport report)
    {
        foreach (var (name, text) in PeriodSentences.Facts(report))
        {
            output.Line($"{name, -NameWidth}{Printable.Line(text, Widest - NameWidth)}");
        }
        if (PeriodSentences.Cut(report) is { } cut)
        {
            output.Notable(cut);
        }
        if (report.Totals.Attempts > 0)
        {
            Write(PeriodGrids.Days(report));
            Write(PeriodGrids.Failures(report));
            Write(PeriodGrids.Beads(report, MostBeads));
        }
    }

    private void Write(Grid grid)
    {
        if (grid.Rows.Count == 0)
        {
            return;
        }
        output.Line("");
        foreach (var line in Table.Lines([.. grid.Columns.Select(c => (c.Short, c.Most))], grid.Rows))
        {
            output.Line(line);
        }
        if (grid.Left > 0)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"… and {grid.Left} more: --format json has all"));
        }
    }
}
