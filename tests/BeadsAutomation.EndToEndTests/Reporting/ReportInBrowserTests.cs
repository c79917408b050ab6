using System.Globalization;
using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Reporting;

namespace BeadsAutomation.EndToEndTests.Reporting;

/// <summary>The page as a real browser lays it out, on a phone and on a desk, light and dark.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("beads-browser-").FullName;

    /// <summary>Each in the light, one in the dark; all of them in the long run.</summary>
    public static TheoryData<string, bool> Shapes =>
        new(
            ReportShapes
                .All.Keys.SelectMany(shape => new[] { (shape, false), (shape, true) })
                .Where(s => Effort.IsLong || !s.Item2 || s.shape == "a week")
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Nothing_sticks_out_nothing_overlaps_and_all_can_be_read(string shape, bool dark)
    {
        var report = ReportShapes.Of(shape);

        var seen = await LookAsync(PeriodHtml.Of(report), dark);

        seen.GetProperty("wrong").EnumerateArray().Select(w => w.GetString()).ShouldBeEmpty();
        seen.GetProperty("title").GetString().ShouldBe("Beads report, 2026-11-20");
        var text = seen.GetProperty("text").GetString()!;
        text.ShouldContain("How it is measured");
        text.ShouldContain(shape == "nothing" ? "nothing was claimed in this while" : "Results per day");
        foreach (var bead in report.Beads.Take(5))
        {
            text.ShouldContain(bead.BeadId);
        }
    }

    [Fact]
    public async Task It_prints_on_pages_of_A4()
    {
        Assert.SkipUnless(Browser() is not null, "no chromium");
        Assert.SkipUnless(OnPath("pdfinfo") is not null, "no pdfinfo");
        var page = Write("page.html", PeriodHtml.Of(ReportShapes.Of("a week")));
        var pdf = Path.Combine(_folder, "page.pdf");

        await BrowseAsync("--no-pdf-header-footer", $"--print-to-pdf={pdf}", page);
        await using var asked = await Product.StartAsync(OnPath("pdfinfo")!, Nothing, pdf);
        var said = (await asked.EndAsync()).With(0).Out;

        said.ShouldContain("(A4)");
        said.ShouldContain("Title:           Beads report, 2026-11-20");
    }

    private async Task<JsonElement> LookAsync(string page, bool dark)
    {
        Assert.SkipUnless(Browser() is not null, "no chromium");
        var frame = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "browser", "look.html"));
        // JSON escapes angle brackets: no text can end the script.
        var path = Write(
            "look.html",
            frame.Replace("/*PAGE*/", JsonSerializer.Serialize(page), StringComparison.Ordinal)
        );
        var scheme = string.Create(CultureInfo.InvariantCulture, $"preferredColorScheme={(dark ? 0 : 1)}");
        var (dom, error) = await BrowseAsync(
            "--window-size=1400,900",
            $"--blink-settings={scheme}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            path
        );
        error.ShouldNotContain("CONSOLE");
        const string begin = "<pre id=\"seen\">";
        var from = dom.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var seen = dom[from..dom.IndexOf("</pre>", from, StringComparison.Ordinal)];
        return JsonSerializer.Deserialize<JsonElement>(System.Net.WebUtility.HtmlDecode(seen));
    }

    private async Task<(string Out, string Error)> BrowseAsync(params string[] arguments)
    {
        await using var browser = await Product.StartAsync(
            Browser()!,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = _folder },
            [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--enable-logging=stderr",
                $"--user-data-dir={Path.Combine(_folder, "profile")}",
                .. arguments,
            ]
        );
        var ended = (await browser.EndAsync()).With(0);
        return (ended.Out, ended.Error);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private static string? Browser() => OnPath("chromium");

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
