using System.Globalization;
using System.Xml.Linq;

namespace BeadsAutomation.Commands.Report;

/// <summary>The pictures of a report; their numbers are in the tables of the same page.</summary>
internal static class PeriodCharts
{
    private const double RowHeight = 24;

    /// <summary>What came of each day's attempts, stacked.</summary>
    public static XElement Results(PeriodReport report)
    {
        var most = report.Days.Max(d => d.Figures.Attempts);
        var chart = new DayChart(
            "results",
            "Results per day",
            $"For each day of the attempts, stacked: {PeriodSentences.Results(report.Totals)}. At most {most} on one day. The numbers are in the table per day.",
            Axis.OfCounts(most),
            n => n.ToString(CultureInfo.InvariantCulture)
        );
        return chart.Draw([.. report.Days.Select(ResultBar)]);
    }

    /// <summary>Median and worst of a length, for each day.</summary>
    public static XElement Lengths(PeriodReport report, string id, string title, Func<PeriodFigures, Spread?> of)
    {
        var total = of(report.Totals)!;
        var chart = new DayChart(
            id,
            title,
            $"For each day the median and the worst. Of all: median {Common.Lengths.Of(total.MedianSeconds)}, worst {Common.Lengths.Of(total.WorstSeconds)}. The numbers are in the table per day.",
            Axis.OfLengths(total.WorstSeconds),
            n => n == 0 ? "0" : Common.Lengths.Of(n)
        );
        return chart.Draw([.. report.Days.Select(d => LengthBar(d.Day, of(d.Figures)))]);
    }

    /// <summary>A bar for each class of failure.</summary>
    public static XElement Failures(PeriodReport report)
    {
        var failures = report.Totals.Failures;
        var most = failures.Values.Max();
        return Html.Tag(
            "svg",
            Html.With(
                "viewBox",
                string.Create(CultureInfo.InvariantCulture, $"0 0 440 {(failures.Count * RowHeight) + 4}")
            ),
            Html.With("role", "img"),
            Html.With("aria-labelledby", "failures-title failures-desc"),
            Html.Tag("title", Html.With("id", "failures-title"), "Failures by class"),
            Html.Tag(
                "desc",
                Html.With("id", "failures-desc"),
                string.Join(", ", failures.Select(f => $"{f.Value} {f.Key}"))
            ),
            failures.SelectMany((f, i) => FailureRow(f.Key, f.Value, most, i * RowHeight))
        );
    }

    /// <summary>A small square in the colour of a class, for legends and tables.</summary>
    public static XElement Swatch(string name) =>
        Html.Tag(
            "svg",
            Html.Class("swatch"),
            Html.With("viewBox", "0 0 10 10"),
            Html.With("aria-hidden", "true"),
            Html.Tag("rect", Html.Class(name), Html.With("width", 10), Html.With("height", 10))
        );

    /// <summary>The class of a result's colour.</summary>
    public static string ClassOf(SendResult result) => result.Word().Replace('_', '-');

    private static DayBar ResultBar(PeriodDay day)
    {
        var parts = new List<(string, long, long)>();
        long from = 0;
        foreach (var result in Enum.GetValues<SendResult>())
        {
            var to = from + day.Figures.Of(result);
            parts.Add((ClassOf(result), from, to));
            from = to;
        }
        return new DayBar(
            day.Day,
            $"{PeriodGrids.Name(day.Day)}: {(from == 0 ? "nothing" : PeriodSentences.Results(day.Figures))}",
            parts
        );
    }

    private static DayBar LengthBar(DateOnly day, Spread? spread) =>
        spread is null
            ? new DayBar(day, $"{PeriodGrids.Name(day)}: none", [])
            : new DayBar(
                day,
                $"{PeriodGrids.Name(day)}: median {Common.Lengths.Of(spread.MedianSeconds)}, worst {Common.Lengths.Of(spread.WorstSeconds)}",
                [("worst", 0, spread.WorstSeconds), ("median", 0, spread.MedianSeconds)]
            );

    private static IEnumerable<XElement> FailureRow(string name, int count, int most, double top)
    {
        const double names = 150;
        var width = 240.0 * count / most;
        yield return Html.Tag("text", Html.Class("y"), Html.With("x", names - 8), Html.With("y", top + 17), name);
        yield return Html.Tag(
            "rect",
            Html.Class("failed"),
            Html.With("x", names),
            Html.With("y", top + 4),
            Html.With("width", Math.Max(width, 1)),
            Html.With("height", RowHeight - 8)
        );
        yield return Html.Tag(
            "text",
            Html.With("x", names + width + 8),
            Html.With("y", top + 17),
            count.ToString(CultureInfo.InvariantCulture)
        );
    }
}
