using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Architecture;

/// <summary>Nothing refers upwards: each folder of the library refers to those before it in this list, and to no other.</summary>
public sealed partial class FloorsTests(ITestOutputHelper output)
{
    private static readonly string Map = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "documents", "docs", "architecture.md")
    );

    private static readonly string[] BottomUp =
    [
        "Common",
        "Common/Files",
        "Options",
        "Beads",
        "Ledger",
        "Store",
        "Store/Dolt",
        "Store/Jsonl",
        "Agents",
        "Agents/Prompts",
        "Agents/Http",
        "Agents/AgentService",
        "Agents/BeadBoard",
        "Agents/Command",
        "Notifications",
        "Dispatching/Gates",
        "Dispatching",
        "Reaping",
        "Configuration",
        "Telemetry",
        "Resident",
        "Commands/Output",
        "Commands/Passes",
        "Commands/Explain",
        "Commands/History",
        "Commands/Attention",
        "Commands/Doctor",
        "Commands/Status",
        "Commands/Report",
        "Commands/Manual",
        "Commands/Pausing",
        "Commands/Config",
        "Commands/KedaQuery",
        "Commands/CommandLine",
        "Commands",
        "Hosting",
    ];

    [Fact]
    public void Every_folder_has_its_place() => SourceGraph.Folders.ShouldBe(BottomUp, ignoreOrder: true);

    [Fact]
    public void The_map_shows_the_floors_in_this_order() =>
        Floor()
            .Matches(Map.Split("<!-- floors: ")[1].Split("<!-- end -->")[0])
            .Select(floor => floor.Groups["folder"].Value)
            .ShouldBe(BottomUp.Select(folder => folder.Split('/')[0]).Distinct(StringComparer.Ordinal).Reverse());

    [Fact]
    public void What_the_map_names_exists()
    {
        var named = Named().Matches(Map).Select(name => name.Groups["path"].Value).ToList();

        named.Count.ShouldBeGreaterThan(20);
        named.Where(path => !Path.Exists(Path.Combine(AppContext.BaseDirectory, "source", path))).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_refers_upwards()
    {
        var graph = SourceGraph.OfSources;
        output.WriteLine($"{graph.Edges.Count} edges between {BottomUp.Length} folders");
        Upward(graph).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Common/Planted.cs", "var x = default(Attempt);")]
    [InlineData("Beads/Planted.cs", "var x = nameof(AttemptState.Claimed);")]
    [InlineData("Store/Planted.cs", "var x = BeadsAutomation.Dispatching.TickLimits.Whole;")]
    [InlineData("Reaping/Planted.cs", "var x = BeadsAutomation.Hosting.CommandHost.RunAsync(null!, [], null!);")]
    public void A_planted_upward_reference_is_found(string path, string body)
    {
        var folder = Path.GetDirectoryName(path)!.Replace('/', '.');
        var planted =
            $"namespace BeadsAutomation.{folder}; internal static class Planted {{ public static void Run() {{ {body} }} }}";
        Upward(SourceGraph.OfPlanted(path, planted)).ShouldNotBeEmpty();
    }

    private static IReadOnlyList<string> Upward(SourceGraph graph) =>
        [
            .. graph
                .References.Where(r => Array.IndexOf(BottomUp, r.To) > Array.IndexOf(BottomUp, r.From))
                .Select(r => $"{r.Where} ({r.From} -> {r.To})"),
        ];

    [GeneratedRegex("^    (?<folder>[A-Z][A-Za-z]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Floor();

    /// <summary>A folder or a source of the library.</summary>
    [GeneratedRegex(@"`(?<path>[A-Z]\w+(/\w+)*(/|\.cs))`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
