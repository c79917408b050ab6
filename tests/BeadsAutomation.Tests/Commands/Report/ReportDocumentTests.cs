using System.Xml.Linq;
using BeadsAutomation.Testing.Reporting;

namespace BeadsAutomation.Tests.Commands.Report;

/// <summary>How the page and the Markdown are built, whatever people wrote.</summary>
public sealed class ReportDocumentTests
{
    private const string Evil = "<script>alert(1)</script> | `x` @ana **b** ]]> & \"";

    public static TheoryData<string> Shapes => [.. ReportShapes.All.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_page_is_well_formed_and_asks_for_nothing(string shape)
    {
        var page = Page(ReportShapes.Of(shape));

        var names = page.Descendants().Select(e => e.Name.LocalName).ToHashSet(StringComparer.Ordinal);
        names.Overlaps(["script", "link", "img", "iframe", "a", "image", "use"]).ShouldBeFalse();
        page.Descendants()
            .Attributes()
            .ShouldAllBe(a =>
                !a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) && a.Name != "src" && a.Name != "href"
            );
        page.Descendants("style").Single().Value.ShouldNotContain("url(");
        page.Descendants("meta")
            .Attributes("content")
            .Count(a => a.Value == "default-src 'none'; style-src 'unsafe-inline'")
            .ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_chart_has_words_and_a_table_and_no_number_of_it_is_broken(string shape)
    {
        var page = Page(ReportShapes.Of(shape));

        foreach (var chart in page.Descendants("svg").Where(s => s.Attribute("role") is not null))
        {
            var ids = chart.Attribute("aria-labelledby")!.Value.Split(' ');
            ids.ShouldBe([
                (string)chart.Element("title")!.Attribute("id")!,
                (string)chart.Element("desc")!.Attribute("id")!,
            ]);
            chart.Descendants("rect").Attributes().ShouldAllBe(a => a.Value != "NaN");
            chart.Descendants("rect").Attributes("height").ShouldAllBe(h => (double)h > 0);
        }
        page.Descendants("th").Attributes("scope").Count().ShouldBe(page.Descendants("th").Count());
        page.Descendants("table").Count().ShouldBe(shape == "nothing" ? 0 : 2);
    }

    [Fact]
    public void Text_of_others_stays_text_on_a_page()
    {
        var period = Periods.Of([Periods.Sent(Evil, 1, 5, 9)], [Periods.Bead(Evil, 0, title: Evil)]);

        var text = PeriodHtml.Of(PeriodSummary.Of(period, 5));

        text.ShouldNotContain("<script");
        Parsed(text).Descendants("bdi").Count(b => b.Value == Evil).ShouldBe(2);
    }

    [Fact]
    public void What_no_page_can_hold_is_left_out_of_it()
    {
        const string Unfit = "a\0b\uFFFEc\uFFFFd\uD800e\u0085f";
        var sent = Periods.Sent(Unfit, 1, 5, 9) with { Reason = Unfit };

        var page = Page(PeriodSummary.Of(Periods.Of([sent], [Periods.Bead(Unfit, 0, title: Unfit)]), 5));

        page.Descendants("bdi").Count(b => b.Value == "a b c d e f").ShouldBe(3);
    }

    [Fact]
    public void Text_of_others_stays_text_in_Markdown()
    {
        var period = Periods.Of([Periods.Sent("a", 1, 5, 9)], [Periods.Bead("a", 0, title: Evil)]);

        var line = PeriodMarkdown
            .Of(PeriodSummary.Of(period, 5))
            .Split('\n')
            .Single(l => l.StartsWith("| a |", StringComparison.Ordinal));

        line.ShouldContain("""| \<script\>alert(1)\</script\> \| \`x\` @<!-- -->ana \*\*b\*\* \]\]\> \& " |""");
    }

    [Fact]
    public void A_terminal_shows_every_end_whole() =>
        PeriodGrids
            .Beads(PeriodSummary.Of(Periods.Of([]), 5), 1)
            .Columns.Single(c => c.Head == "Last end")
            .Most.ShouldBe(Enum.GetValues<AttemptOutcome>().Max(o => o.Word().Length));

    [Theory]
    [InlineData(1, "at most $5.00 could be spent: 1 send, $5.00 each")]
    [InlineData(2, "at most $10.00 could be spent: 2 sends, $5.00 each")]
    public void Money_is_told_for_one_send_and_for_more(int sends, string words)
    {
        var sent = Enumerable.Range(1, sends).Select(n => Periods.Sent("a", n, n)).ToList();

        PeriodSentences
            .Facts(PeriodSummary.Of(Periods.Of(sent), 5))
            .Single(f => f.Name == "money")
            .Text.ShouldBe(words);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(4, 1, 4)]
    [InlineData(5, 2, 3)]
    [InlineData(81, 50, 2)]
    public void An_axis_of_counts_has_few_round_steps(long largest, long step, int steps) =>
        Axis.OfCounts(largest).ShouldBe(new Axis(step, steps));

    [Theory]
    [InlineData(3, 1, 3)]
    [InlineData(3601, 1800, 3)]
    [InlineData(200_000, 86_400, 3)]
    [InlineData(31_622_400, 8_640_000, 4)]
    public void An_axis_of_lengths_has_steps_that_clocks_have(long largest, long step, int steps) =>
        Axis.OfLengths(largest).ShouldBe(new Axis(step, steps));

    [Theory]
    [InlineData(null, "-")]
    [InlineData(0L, "0s")]
    [InlineData(59L, "59s")]
    [InlineData(60L, "1m")]
    [InlineData(3599L, "59m")]
    [InlineData(3600L, "1h")]
    [InlineData(86_399L, "23h59m")]
    [InlineData(86_400L, "1d")]
    [InlineData(97_200L, "1d3h")]
    public void A_length_is_told_in_two_units(long? seconds, string text) => Lengths.Of(seconds).ShouldBe(text);

    private static XElement Page(PeriodReport report) => Parsed(PeriodHtml.Of(report));

    // Well-formed as XML, so that no browser has to guess.
    private static XElement Parsed(string page) =>
        XDocument.Parse(page["<!DOCTYPE html>".Length..]).Root.ShouldNotBeNull();
}
