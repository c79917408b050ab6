using System.Globalization;
using System.Xml.Linq;

namespace BeadsAutomation.Commands.Report;

/// <summary>Sections of the page: a chart with its legend, or a table.</summary>
internal static class PeriodSection
{
    /// <summary>A chart.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="legend">Class and words of each colour.</param>
    /// <param name="chart">The picture.</param>
    public static XElement Chart(string title, IEnumerable<(string Class, string Words)> legend, XElement chart)
    {
        var entries = legend.Select(l => Html.Tag("li", PeriodCharts.Swatch(l.Class), l.Words)).ToList();
        return Html.Tag(
            "section",
            Html.Tag("h2", title),
            entries.Count > 0 ? Html.Tag("ul", Html.Class("legend"), entries) : null,
            chart
        );
    }

    /// <summary>A table; it scrolls by itself where it is wider than the page.</summary>
    /// <param name="grid">Its rows.</param>
    /// <param name="results">The result of each row, where it has one.</param>
    public static XElement Of(Grid grid, IReadOnlyList<SendResult>? results = null) =>
        Html.Tag(
            "section",
            Html.Class(results is null ? "days" : "beads"),
            Html.Tag("h2", grid.Title),
            Html.Tag(
                "div",
                Html.Class("scroll"),
                Html.With("role", "region"),
                Html.With("aria-label", grid.Title),
                Html.With("tabindex", "0"),
                Html.Tag(
                    "table",
                    Html.Tag("thead", Html.Tag("tr", grid.Columns.Select(Head))),
                    Html.Tag("tbody", grid.Rows.Select((row, i) => Row(grid, row, results?[i])))
                )
            ),
            grid.Left > 0
                ? Html.Tag(
                    "p",
                    string.Create(CultureInfo.InvariantCulture, $"… and {grid.Left} more: --format json has all.")
                )
                : null
        );

    private static XElement Head(GridColumn column) =>
        Html.Tag("th", Html.With("scope", "col"), ClassOf(column), column.Head);

    private static XElement Row(Grid grid, string[] row, SendResult? result) =>
        Html.Tag(
            "tr",
            row.Select(
                (cell, i) =>
                    i == 0
                        ? Html.Tag(
                            "th",
                            Html.With("scope", "row"),
                            result is { } r ? PeriodCharts.Swatch(PeriodCharts.ClassOf(r)) : null,
                            Html.Foreign(cell)
                        )
                        : Html.Tag("td", ClassOf(grid.Columns[i]), grid.Columns[i].IsText ? Html.Foreign(cell) : cell)
            )
        );

    private static XAttribute? ClassOf(GridColumn column) => column.IsText ? null : Html.Class("number");
}
