using System.Globalization;
using System.Xml.Linq;

namespace BeadsAutomation.Commands.Report;

/// <summary>A report as one page that needs nothing else: no script, no request.</summary>
internal static class PeriodHtml
{
    private const int MostBeads = 500;

    /// <summary>The page.</summary>
    public static string Of(PeriodReport report)
    {
        var page = Html.Tag(
            "html",
            Html.With("lang", "en"),
            Html.Tag(
                "head",
                Html.Tag("meta", Html.With("charset", "utf-8")),
                Html.Tag(
                    "meta",
                    Html.With("http-equiv", "Content-Security-Policy"),
                    Html.With("content", "default-src 'none'; style-src 'unsafe-inline'")
                ),
                Html.Tag(
                    "meta",
                    Html.With("name", "viewport"),
                    Html.With("content", "width=device-width, initial-scale=1")
                ),
                Html.Tag("meta", Html.With("name", "color-scheme"), Html.With("content", "light dark")),
                Html.Tag("title", $"Beads report, {PeriodGrids.Name(DateOnly.FromDateTime(report.Now))}"),
                Html.Tag("style", PeriodStyle.Text)
            ),
            Html.Tag("body", Html.Tag("header", Head(report)), Html.Tag("main", Body(report)), Foot())
        );
        return $"<!DOCTYPE html>\n{page}\n";
    }

    private static IEnumerable<XElement?> Head(PeriodReport report)
    {
        yield return Html.Tag("h1", "Beads report");
        yield return Html.Tag("p", Html.Class("period"), $"{Stamp.Of(report.Since)} to {Stamp.Of(report.Now)}");
        yield return PeriodSentences.Cut(report) is { } cut ? Html.Tag("p", Html.Class("cut"), cut) : null;
    }

    private static IEnumerable<XElement> Body(PeriodReport report)
    {
        yield return Html.Tag("dl", Html.Class("numbers"), Numbers(report));
        yield return Html.Tag(
            "ul",
            Html.Class("facts"),
            PeriodSentences
                .Facts(report)
                .Skip(1)
                .Select(f => Html.Tag("li", Html.Tag("b", f.Name), Html.Foreign(f.Text)))
        );
        if (report.Totals.Attempts == 0)
        {
            yield break;
        }
        yield return Html.Tag("div", Html.Class("charts"), Charts(report));
        yield return PeriodSection.Of(PeriodGrids.Days(report));
        yield return PeriodSection.Of(PeriodGrids.Beads(report, MostBeads), [.. report.Beads.Select(b => b.Result)]);
    }

    private static IEnumerable<XElement> Numbers(PeriodReport report)
    {
        (string Name, string Value)[] numbers =
        [
            ("Sent", Number(report.Totals.Sent)),
            ("Closed", Number(report.Totals.Of(SendResult.Closed))),
            ("Median wait", Lengths.Of(report.Totals.Wait?.MedianSeconds)),
            ("Median run", Lengths.Of(report.Totals.Run?.MedianSeconds)),
            ("In flight now", Number(report.InFlightNow)),
            ("Waiting now", Number(report.WaitingNow)),
        ];
        return numbers.Select(n => Html.Tag("div", Html.Tag("dt", n.Name), Html.Tag("dd", n.Value)));
    }

    private static IEnumerable<XElement> Charts(PeriodReport report)
    {
        var totals = report.Totals;
        yield return PeriodSection.Chart(
            "Results per day",
            Enum.GetValues<SendResult>()
                .Where(r => totals.Of(r) > 0)
                .Select(r => (PeriodCharts.ClassOf(r), PeriodSentences.Name(r))),
            PeriodCharts.Results(report)
        );
        (string, string)[] lengths = [("median", "median"), ("worst", "worst")];
        if (totals.Wait is not null)
        {
            var title = "Wait per day, from hand-over to send";
            yield return PeriodSection.Chart(title, lengths, PeriodCharts.Lengths(report, "waits", title, f => f.Wait));
        }
        if (totals.Run is not null)
        {
            var title = "Run per day, from send to end";
            yield return PeriodSection.Chart(title, lengths, PeriodCharts.Lengths(report, "runs", title, f => f.Run));
        }
        if (totals.Failures.Count > 0)
        {
            yield return PeriodSection.Chart("Failures by class", [], PeriodCharts.Failures(report));
        }
    }

    private static XElement Foot() =>
        Html.Tag(
            "footer",
            Html.Tag("h2", "How it is measured"),
            Html.Tag("ul", PeriodSentences.Measures.Select(m => Html.Tag("li", m)))
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
