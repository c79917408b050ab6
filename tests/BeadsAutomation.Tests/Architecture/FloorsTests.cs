namespace BeadsAutomation.Tests.Architecture;

/// <summary>Nothing refers upwards: each folder of the library refers to those before it in this list, and to no other.</summary>
public sealed class FloorsTests(ITestOutputHelper output)
{
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
}
