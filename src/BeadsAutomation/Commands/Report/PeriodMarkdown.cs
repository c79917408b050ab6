using System.Globalization;
using System.Text;

namespace BeadsAutomation.Commands.Report;

/// <summary>A report in GitHub's Markdown.</summary>
internal static class PeriodMarkdown
{
    private const int MostBeads = 200;

    /// <summary>The document.</summary>
    public static string Of(PeriodReport report)
    {
        var text = new StringBuilder("# Beads report\n\n");
        foreach (var (name, sentence) in PeriodSentences.Facts(report))
        {
            Line(text, $"- **{name}**: {Escaped(sentence)}");
        }
        if (PeriodSentences.Cut(report) is { } cut)
        {
            Line(text, $"\n**{cut}**");
        }
        if (report.Totals.Attempts > 0)
        {
            Write(text, PeriodGrids.Days(report));
            Write(text, PeriodGrids.Failures(report));
            Write(text, PeriodGrids.Beads(report, MostBeads));
        }
        Line(text, "\n## How it is measured\n");
        foreach (var measure in PeriodSentences.Measures)
        {
            Line(text, $"- {measure}");
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Grid grid)
    {
        if (grid.Rows.Count == 0)
        {
            return;
        }
        Line(text, $"\n## {grid.Title}\n");
        Line(text, Row(grid.Columns.Select(c => c.Head)));
        Line(text, Row(grid.Columns.Select(c => c.IsText ? "---" : "---:")));
        foreach (var row in grid.Rows)
        {
            Line(text, Row(row.Select(Escaped)));
        }
        if (grid.Left > 0)
        {
            Line(
                text,
                string.Create(CultureInfo.InvariantCulture, $"\n… and {grid.Left} more: `--format json` has all.")
            );
        }
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>Every mark of Markdown and HTML as itself; a comment behind an @ keeps it from naming a person.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(
                c switch
                {
                    '@' => "@<!-- -->",
                    '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '~' or '&' or '!' or '$' =>
                        $"\\{c}",
                    _ => c.ToString(),
                }
            );
        }
        return escaped.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
