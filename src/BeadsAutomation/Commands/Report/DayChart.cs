using System.Globalization;
using System.Xml.Linq;

namespace BeadsAutomation.Commands.Report;

/// <summary>A bar for each day, drawn without a script. Sizes are units of the view box: a phone shows it at eight tenths, a desk a fifth larger.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">The same for those who do not see it.</param>
/// <param name="Axis">From bottom to top.</param>
/// <param name="Label">How a number of the axis is written.</param>
internal sealed record DayChart(string Id, string Title, string Description, Axis Axis, Func<long, string> Label)
{
    private const double Width = 440;
    private const double Height = 210;
    private const double Left = 50;
    private const double Right = 16;
    private const double Top = 10;
    private const double Bottom = 26;
    private const int MostLabels = 7;

    /// <summary>The picture.</summary>
    /// <param name="bars">Each day's bar: its parts from bottom to top, each with its class and where it begins and ends, and its words.</param>
    public XElement Draw(IReadOnlyList<DayBar> bars) =>
        Html.Tag(
            "svg",
            Html.With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}")),
            Html.With("role", "img"),
            Html.With("aria-labelledby", $"{Id}-title {Id}-desc"),
            Html.Tag("title", Html.With("id", $"{Id}-title"), Title),
            Html.Tag("desc", Html.With("id", $"{Id}-desc"), Description),
            Enumerable.Range(1, Axis.Steps).SelectMany(i => Line(i * Axis.Step)),
            bars.Select((bar, i) => Bar(bar, i, bars.Count)),
            Line(0),
            Labels(bars)
        );

    private IEnumerable<XElement> Line(long value)
    {
        yield return Html.Tag(
            "line",
            Html.Class(value == 0 ? "base" : "grid"),
            Html.With("x1", Left),
            Html.With("x2", Width - Right),
            Html.With("y1", Y(value)),
            Html.With("y2", Y(value))
        );
        yield return Html.Tag(
            "text",
            Html.Class("y"),
            Html.With("x", Left - 6),
            Html.With("y", Y(value) + 4),
            Label(value)
        );
    }

    private XElement Bar(DayBar bar, int index, int count)
    {
        var step = Step(count);
        var gap = Math.Min(step * 0.25, 8);
        // A single day would be as wide as the picture.
        var width = Math.Min(step - gap, 60);
        return Html.Tag(
            "g",
            // An edge would eat up the bars of a year.
            width > 5
                ? Html.Class("wide")
                : null,
            Html.Tag("title", bar.Words),
            bar.Parts.Where(p => p.To > p.From)
                .Select(p =>
                    Html.Tag(
                        "rect",
                        Html.Class(p.Class),
                        Html.With("x", Middle(index, count) - (width / 2)),
                        Html.With("y", Y(p.To)),
                        Html.With("width", width),
                        Html.With("height", Math.Max(Y(p.From) - Y(p.To), 1))
                    )
                )
        );
    }

    private static IEnumerable<XElement> Labels(IReadOnlyList<DayBar> bars)
    {
        var every = (bars.Count + MostLabels - 1) / MostLabels;
        return bars.Select((bar, i) => (bar, i))
            .Where(x => x.i % every == 0)
            .Select(x =>
                Html.Tag(
                    "text",
                    Html.Class("x"),
                    Html.With("x", Middle(x.i, bars.Count)),
                    Html.With("y", Height - 8),
                    x.bar.Day.ToString("d MMM", CultureInfo.InvariantCulture)
                )
            );
    }

    private static double Step(int count) => (Width - Left - Right) / count;

    private static double Middle(int index, int count) => Left + (Step(count) * (index + 0.5));

    private double Y(long value) => Height - Bottom - ((Height - Bottom - Top) * value / Axis.End);
}

/// <summary>The bar of one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Words">What is shown when somebody points at it.</param>
/// <param name="Parts">From bottom to top, or one before the other.</param>
internal sealed record DayBar(DateOnly Day, string Words, IReadOnlyList<(string Class, long From, long To)> Parts);
