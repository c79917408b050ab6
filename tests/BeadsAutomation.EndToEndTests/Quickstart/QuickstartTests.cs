using System.Text.RegularExpressions;

namespace BeadsAutomation.EndToEndTests.Quickstart;

public sealed class QuickstartTests
{
    private static readonly Dictionary<string, string> Misleading = new(StringComparer.Ordinal)
    {
        ["BEADS_STORE"] = "dolt",
        ["BEADS_FILE"] = "/nowhere/issues.jsonl",
        ["BEADS_DIR"] = "/nowhere",
        ["BEADS_CONFIG"] = "/nowhere/config.json",
        ["BEADS_MAX_ATTEMPTS"] = "many",
        ["BEADBOARD_URL"] = "nonsense",
        ["API_BEARER_TOKEN"] = "two words",
        ["AGENT_SERVICE_URL"] = "nonsense",
    };

    /// <summary>When it differs: eng/paste-quickstart.</summary>
    [Fact]
    public async Task The_tour_prints_what_the_readme_quotes_and_leaves_nothing()
    {
        using var samples = new Samples();
        (await samples.TourAsync()).With(0).Out.ShouldBe(Quoted());
        samples.Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_at_once_with_misleading_settings_print_the_same()
    {
        using var samples = new Samples();
        var both = await Task.WhenAll(samples.TourAsync(Misleading), samples.TourAsync(Misleading));
        both.ShouldAllBe(ended => ended.Code == 0 && ended.Out == Quoted());
    }

    [Fact]
    public async Task A_kept_folder_comes_with_commands_that_work_there()
    {
        using var samples = new Samples();
        var lines = (await samples.TourAsync("--keep")).With(0).OutLines;
        var byHand = lines.SkipWhile(l => !l.StartsWith("cd ", StringComparison.Ordinal)).ToList();
        byHand.Count.ShouldBeGreaterThan(5);

        var said = (await Samples.TypeAsync(byHand.Append("pwd"))).With(0);

        said.Out.ShouldContain("\n  ferry-4: no_acceptance; next: write acceptance criteria");
        said.Out.ShouldContain("\nsweep: no claims in hand\n");
        said.OutLines[^1].ShouldBe(samples.Left().ShouldHaveSingleItem());
    }

    [Fact]
    public async Task A_word_that_it_does_not_know_is_refused()
    {
        using var samples = new Samples();
        (await samples.TourAsync("--kep")).With(2).Error.ShouldContain("'--kep' is not understood");
        samples.Left().ShouldBeEmpty();
    }

    private static string Quoted() =>
        Regex
            .Match(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", "README.md")),
                "<!-- quickstart: made from Quickstart -->\n```text\n(?<said>.*?)```\n<!-- end -->",
                RegexOptions.Singleline,
                TimeSpan.FromSeconds(1)
            )
            .Groups["said"]
            .Value;
}
