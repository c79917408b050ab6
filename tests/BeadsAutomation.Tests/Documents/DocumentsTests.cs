using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BeadsAutomation.Tests.Documents;

public sealed class DocumentsTests
{
    [Fact]
    public void The_configuration_page_lists_every_setting_as_the_table_has_it() =>
        Block("docs/configuration.md", "settings")
            .ShouldBe(
                Table(
                    ["option", "environment", "JSON file", "metadata.json", "default", "what"],
                    Settings.All.Select(s =>
                        new[]
                        {
                            string.Join(", ", new[] { s.Option, s.Alias }.OfType<string>().Select(Code)),
                            string.Join(", ", s.Environment.Select(Code)),
                            Code(s.Key),
                            Code(s.MetadataKey),
                            s.DefaultText,
                            s.Help,
                        }
                    )
                )
            );

    [Fact]
    public void The_readme_lists_every_exit_code() =>
        Block("README.md", "exit codes")
            .ShouldBe(
                Table(["code", "meaning"], ExitCodes.Meanings.Select(m => new[] { $"{(int)m.Code}", m.Meaning }))
            );

    [Fact]
    public void Every_exit_code_has_a_meaning() =>
        ExitCodes.Meanings.Select(m => m.Code).ShouldBe(Enum.GetValues<ExitCode>());

    [Fact]
    public void The_runbook_lists_every_reason_with_its_next_action() =>
        Block("RUNBOOK.md", "reasons")
            .ShouldBe(
                Table(
                    ["reason", "next action"],
                    Enum.GetValues<ReasonCode>().Select(r => new[] { Code(r.Word()), r.NextAction() })
                )
            );

    [Fact]
    public void The_runbook_speaks_of_every_outcome()
    {
        var runbook = Read("RUNBOOK.md");
        Enum.GetValues<AttemptOutcome>().ShouldAllBe(o => runbook.Contains($"`{o.Word()}`"));
    }

    [Fact]
    public void The_telemetry_page_lists_every_metric() =>
        Block("docs/telemetry.md", "metrics")
            .ShouldBe(
                Table(
                    ["OpenTelemetry", "Prometheus", "kind", "labels", "what"],
                    Instruments.All.Select(m =>
                        new[]
                        {
                            Code(m.Name),
                            Code(m.PrometheusName),
                            m.Kind.ToString().ToLowerInvariant(),
                            string.Join(", ", m.Labels.Select(Code)),
                            m.What,
                        }
                    )
                )
            );

    [Fact]
    public void The_telemetry_page_lists_every_event()
    {
        var events = Regex.Matches(
            Read("EventIds.cs"),
            @"/// <summary>(?<what>.*)\.</summary>\s+public const int (?<name>\w+) = (?<id>\d+);",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        events.Count.ShouldBe(typeof(EventIds).GetFields().Length);
        Block("docs/telemetry.md", "events")
            .ShouldBe(
                Table(
                    ["id", "name", "what"],
                    events.Select(e =>
                        new[] { e.Groups["id"].Value, Code(e.Groups["name"].Value), e.Groups["what"].Value }
                    )
                )
            );
    }

    [Fact]
    public void The_telemetry_page_names_the_buckets()
    {
        Listed("pass durations end at", "seconds").ShouldBe(Ends(Instruments.PassDuration));
        Listed("batch sizes at", "beads").ShouldBe(Ends(Instruments.BatchSize));

        static string Ends(MetricRow row) =>
            string.Join(", ", row.Buckets.Select(b => FormattableString.Invariant($"{b}")));

        static string Listed(string before, string after) =>
            Regex
                .Match(
                    Read("docs/telemetry.md"),
                    $@"{before} (?<buckets>[\d.,\sand]+)\s{after}",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
                .Groups["buckets"]
                .Value.Replace(" and", ",", StringComparison.Ordinal);
    }

    [Fact]
    public void The_notices_name_every_package_with_its_version()
    {
        var notices = Read("THIRD-PARTY-NOTICES");
        foreach (var package in XDocument.Parse(Read("Directory.Packages.props")).Descendants("PackageVersion"))
        {
            var name = Regex.Escape(package.Attribute("Include")!.Value);
            var version = Regex.Escape(package.Attribute("Version")!.Value);
            notices.ShouldMatch($@"{name}[^\d]*(\n[^\d]*)?{version}");
        }
    }

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", name));

    private static string[] Block(string document, string name) =>
        Regex
            .Match(
                Read(document),
                $"<!-- {name}: made from [A-Za-z]+ -->\n(?<block>.*?)\n?<!-- end -->",
                RegexOptions.Singleline,
                TimeSpan.FromSeconds(1)
            )
            .Groups["block"]
            .Value.Split('\n');

    private static string[] Table(string[] head, IEnumerable<string[]> rows)
    {
        string[][] all = [head, [.. head.Select(_ => "---")], .. rows];
        return all.Select(cells => $"| {string.Join(" | ", cells)} |".Replace("<", "&lt;")).ToArray();
    }

    private static string Code(string? text) => text is null ? "" : $"`{text}`";
}
