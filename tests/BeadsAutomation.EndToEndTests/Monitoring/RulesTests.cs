using System.Text.Json;
using System.Text.Json.Nodes;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Monitoring;

/// <summary>The alerts as Terraform renders them, through Prometheus's own checker and unit tests.</summary>
public sealed class RulesTests
{
    public static TheoryData<string> Settings =>
        [
            .. Directory
                .GetFiles(Monitored.Tests, "*.yaml")
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Alerts_fire_when_they_should_and_only_then(string setting)
    {
        Assert.SkipUnless(OnPath("promtool"), "no promtool");
        Assert.SkipUnless(OnPath("terraform"), "no terraform");
        await using var check = await Product.StartAsync(
            "/bin/bash",
            new Dictionary<string, string>(StringComparer.Ordinal),
            Path.Combine(Monitored.Tests, "check"),
            setting
        );
        (await check.EndAsync()).With(0).Out.ShouldContain("SUCCESS");
    }

    [Theory]
    [InlineData("cronjob")]
    [InlineData("tick")]
    [InlineData("resident")]
    [InlineData("keda")]
    public void Every_mode_has_its_tests(string mode) => File.Exists($"{Monitored.Tests}/{mode}.yaml").ShouldBeTrue();

    [Fact]
    public async Task The_dashboard_asks_questions_that_Prometheus_understands()
    {
        Assert.SkipUnless(OnPath("promtool"), "no promtool");
        var panels = JsonNode.Parse(Monitored.Read("dashboard.json"))!["panels"]!.AsArray();
        var questions = panels
            .SelectMany(p => p!["targets"]?.AsArray() ?? [])
            .Select(t => ((string)t!["expr"]!).Replace("$__rate_interval", "5m", StringComparison.Ordinal));
        var rules = questions.Select((q, i) => new { record = $"question:{i}", expr = q });
        var file = Path.GetTempFileName();
        // JSON is YAML, too.
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(new { groups = new[] { new { name = "dashboard", rules } } })
        );
        await using var check = await Product.StartAsync(
            "/bin/bash",
            Nothing,
            "-c",
            "promtool check rules \"$0\"",
            file
        );
        (await check.EndAsync()).With(0).Out.ShouldContain("SUCCESS");
        File.Delete(file);
    }

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
