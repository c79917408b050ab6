using System.Text.Json.Nodes;
using BeadsAutomation.StoreTests.Readiness;
using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.Jsonl.Lines;

public sealed class LineReadinessTests
{
    // The export leaves out the open wisp that this bead waits for: see Oracles/.
    [Theory]
    [InlineData("designed", 111, "code-onwisp")]
    [InlineData("random", 57)]
    public void Ready_is_what_the_newest_bd_answered_less_what_only_we_refuse(
        string set,
        int count,
        params string[] freed
    )
    {
        var lines = LineFile.ReadExport(66, set);
        var readiness = new LineReadiness(lines, LineFile.Now);
        lines.Beads.Count.ShouldBe(count);

        var ready = lines.Beads.Where(bead =>
            bead is { Status: "open", Assignee: "agent" } && readiness.Of(bead).Obstacle() is null
        );

        var exported = File.ReadLines(LineFile.PathOfExport(66, set))
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToList();
        var workable = exported
            .Where(bead =>
                !string.IsNullOrWhiteSpace((string?)bead["acceptance_criteria"]) && bead["no_history"] is null
            )
            .Select(bead => (string)bead["id"]!);
        ready
            .Select(bead => bead.Id)
            .ShouldBe(ReadyForAgent(set).Intersect(workable, StringComparer.Ordinal).Concat(freed), ignoreOrder: true);
    }

    [Theory]
    [InlineData("code-on-openblk", "code-openblk")]
    [InlineData("code-epicbgrand", "code-epicblk")]
    [InlineData("code-waitall", "code-epickid")]
    [InlineData("code-plain", null)]
    public void The_blocker_is_named(string id, string? blocker)
    {
        var lines = LineFile.ReadExport(66, "designed");

        new LineReadiness(lines, LineFile.Now).Of(lines.Find(id)!).BlockedBy.ShouldBe(blocker);
    }

    [Fact]
    public void Agrees_with_a_naive_reading_of_the_rules_on_random_graphs_in_any_order_of_lines()
    {
        var random = new RandomGraphs(Effort.Seed, version: 66);
        var blocked = 0;
        foreach (var graph in Enumerable.Range(0, Effort.Properties).Select(i => random.Next($"g{i}")))
        {
            var naive = new NaiveReadiness(graph, version: 66);
            var found = Judge(graph);

            found
                .Select(f => (f.Key, f.Value.BlockedBy is not null, f.Value.Deferred))
                .ShouldBe(found.Keys.Select(id => (id, naive.IsBlocked(id), naive.IsDeferred(id))), Effort.Again);
            Judge(graph with { Nodes = [.. graph.Nodes.Reverse()], Edges = [.. graph.Edges.Reverse()] })
                .ShouldBe(found, ignoreOrder: true, Effort.Again);
            blocked += found.Values.Count(f => f.BlockedBy is not null);
        }
        blocked.ShouldBeGreaterThan(Effort.Properties);
    }

    [Fact]
    public void A_bead_in_progress_is_judged_as_an_open_one()
    {
        var lines = LineFile.Read(
            """
            {"id":"c","status":"in_progress","dependencies":[{"depends_on_id":"p","type":"parent-child"}]}
            {"id":"p","dependencies":[{"depends_on_id":"b"}]}
            {"id":"b"}
            """
        );

        new LineReadiness(lines, LineFile.Now).Of(lines.Find("c")!).BlockedBy.ShouldBe("b");
    }

    [Theory]
    [InlineData("2026-11-21T12:00:00Z", false)]
    [InlineData("2026-11-21T12:00:00.5Z", true)]
    [InlineData("2026-11-21T12:00:01Z", true)]
    [InlineData("2026-11-21T13:00:00+02:00", false)]
    public void A_bead_and_its_direct_children_are_held_until_the_second_has_come(string until, bool held)
    {
        var lines = LineFile.Read(
            $$"""
            {"id":"p","status":"closed","defer_until":"{{until}}"}
            {"id":"c","dependencies":[{"depends_on_id":"p","type":"parent-child"}]}
            {"id":"d","dependencies":[{"depends_on_id":"c","type":"parent-child"},{"depends_on_id":"p","type":"related"}]}
            """
        );
        var readiness = new LineReadiness(lines, LineFile.Now);

        lines.Beads.Select(bead => readiness.Of(bead).Deferred).ShouldBe([held, held, false]);
    }

    private static Dictionary<string, (string? BlockedBy, bool Deferred)> Judge(Graph graph)
    {
        var lines = LineFile.Read(GraphLines.Of(graph));
        var readiness = new LineReadiness(lines, LineFile.Now);
        return lines.Beads.ToDictionary(
            bead => bead.Id,
            bead => (readiness.Of(bead).BlockedBy, readiness.Of(bead).Deferred),
            StringComparer.Ordinal
        );
    }

    private static IEnumerable<string> ReadyForAgent(string set)
    {
        var answers = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(LineFile.PathOfExport(66, set), "json")))!;
        return answers["ready_for_agent"]!.AsArray().Select(id => (string)id!);
    }
}
