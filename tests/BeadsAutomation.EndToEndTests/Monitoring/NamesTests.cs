using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BeadsAutomation.EndToEndTests.Monitoring;

/// <summary>What alerts and dashboard name exists: metrics, and the sections of the runbook.</summary>
public sealed partial class NamesTests
{
    private static readonly StringComparer Ordinal = StringComparer.Ordinal;

    private static readonly string[] Passes = ["tick", "sweep"];

    [Theory]
    [InlineData("rules.yaml.tftpl")]
    [InlineData("dashboard.json")]
    public void Every_metric_is_documented(string file)
    {
        var named = Monitored.NamedIn(Monitored.Read(file));
        named.ShouldContain("kube_cronjob_status_last_successful_time", Ordinal);
        named.ShouldContain("beads_blocked", Ordinal);
        named.Except(Monitored.Own(), Ordinal).Except(Monitored.Foreign, Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_metric_of_ours_is_on_the_dashboard()
    {
        var shown = Monitored.NamedIn(Monitored.Read("dashboard.json"));
        Monitored.Own().Except(shown, Ordinal).ShouldBe(["beads_pass_duration_seconds_sum"]);
    }

    [Fact]
    public void Every_alert_leads_to_a_section_of_the_runbook()
    {
        var template = Monitored.Read("rules.yaml.tftpl");
        var rules = string.Concat(Passes.Select(pass => Pass().Replace(template, pass)));
        var alerts = Alert().Matches(rules).Select(a => a.Groups["name"].Value.ToLowerInvariant()).ToHashSet(Ordinal);
        var anchors = Anchor().Matches(rules).Select(a => a.Groups["anchor"].Value).ToHashSet(Ordinal);
        alerts.ShouldBeSubsetOf(anchors, Ordinal);
        anchors.ShouldBeSubsetOf(Sections(), Ordinal);
        anchors.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Every_panel_asks_the_data_source_that_was_chosen()
    {
        var panels = JsonNode.Parse(Monitored.Read("dashboard.json"))!["panels"]!.AsArray();
        var asking = panels.Where(p => p!["targets"] is not null).ToList();
        asking.Count.ShouldBeGreaterThan(15);
        asking.ShouldAllBe(p => Ordinal.Equals((string?)p!["datasource"]!["uid"], "${datasource}"));
        panels.Select(p => (int)p!["id"]!).ShouldBeUnique();
    }

    /// <summary>Where the template names tick or sweep.</summary>
    [GeneratedRegex(@"\$\{(title\()?[cp]\.pass\)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pass();

    private static IEnumerable<string> Sections() =>
        Heading().Matches(Monitored.Document("RUNBOOK.md")).Select(h => Slug(h.Groups["text"].Value));

    /// <summary>As GitHub makes an anchor of a heading.</summary>
    private static string Slug(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'))
            .Replace(' ', '-');

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("- alert: (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alert();

    [GeneratedRegex(
        @"runbook_url: '\$\{runbook_url\}#(?<anchor>.+)'$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Anchor();
}
