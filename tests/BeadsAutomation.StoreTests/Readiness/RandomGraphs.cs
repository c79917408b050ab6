using System.Text.Json;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Readiness;

/// <summary>Small graphs full of chains, cycles, gates and odd statuses; the same ones for the same seed.</summary>
internal sealed class RandomGraphs(int seed, int version)
{
    private static readonly DateTime Past = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Future = new(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Random _random = new(seed);

    public Graph Next(string name)
    {
        var nodes = Enumerable.Range(0, _random.Next(3, 13)).Select(i => NextNode($"{name}-{i}")).ToList();
        var edges = Enumerable
            .Range(0, _random.Next(2, nodes.Count * 3))
            .Select(i => NextEdge(nodes, $"{name}-missing-{i}"))
            // The tables hold one dependency for each pair.
            .DistinctBy(edge => (edge.Row.BeadId, edge.Row.TargetId))
            .ToList();
        return new Graph(nodes, edges);
    }

    private Node NextNode(string id)
    {
        var bead = new BeadRow(id)
        {
            Status = Pick(
                ("open", 62),
                ("in_progress", 6),
                ("closed", 18),
                ("pinned", 5),
                ("blocked", 4),
                ("deferred", 4),
                ("hooked", 2),
                ("review", 5)
            ),
            Assignee = Pick<string?>(("agent", 90), ("", 3), (null, 3), ("Agent", 4)),
            IssueType = Pick(("task", 80), ("epic", 14), ("gate", 3), ("molecule", 3)),
            AcceptanceCriteria = Pick(("done", 90), (" \t\n", 5), ("\u3000\u00a0", 5)),
            Pinned = Pick<bool?>((false, 90), (null, 5), (true, 5)),
            Ephemeral = Pick<bool?>((false, 90), (null, 5), (true, 5)),
            DeferUntil = Pick<DateTime?>((null, 82), (Past, 8), (Future, 10)),
        };
        return new Node(bead, InWisps: _random.Next(5) == 0);
    }

    private Edge NextEdge(List<Node> nodes, string missing)
    {
        var from = nodes[_random.Next(nodes.Count)];
        // Some beads are parents of many and waited for by many, or no gate would ever have something to tell apart.
        var isHub = _random.Next(3) > 0;
        var to = nodes[_random.Next(isHub ? Math.Min(2, nodes.Count) : nodes.Count)];
        var type = Pick(
            ("parent-child", 50),
            ("blocks", 12),
            ("waits-for", 26),
            ("conditional-blocks", 4),
            ("related", 4),
            ("tracks", 4)
        );
        var row = new DependencyRow(from.Bead.Id, to.Bead.Id, type)
        {
            FromWisp = from.InWisps,
            Target = to.InWisps ? DependencyTarget.Wisp : DependencyTarget.Issue,
        };
        // Before schema 41 nobody recorded what waiting for a wisp means.
        var unclear = version < 41 && to.InWisps && row.Type is "waits-for";
        row = _random.Next(unclear ? 1 : 14) switch
        {
            0 => row with { TargetId = missing },
            1 => row with { TargetId = "external:" + missing, Target = DependencyTarget.External },
            _ => row,
        };
        return row.Type is "waits-for" ? NextGate(row) : new Edge(row);
    }

    private Edge NextGate(DependencyRow row)
    {
        var gate = Pick<string?>(("any-children", 40), ("all-children", 25), ("some-day", 10), (null, 25));
        var alsoBlocks = _random.Next(4) == 0;
        var metadata = new Dictionary<string, object>(StringComparer.Ordinal);
        if (gate is not null)
        {
            metadata["gate"] = gate;
        }
        if (alsoBlocks || _random.Next(4) == 0)
        {
            metadata["also_blocks"] = alsoBlocks;
        }
        var json = metadata.Count == 0 && _random.Next(2) == 0 ? null : JsonSerializer.Serialize(metadata);
        return new Edge(row with { Metadata = json }, gate, alsoBlocks);
    }

    private T Pick<T>(params (T Value, int Weight)[] choices)
    {
        var left = _random.Next(choices.Sum(choice => choice.Weight));
        return choices.First(choice => (left -= choice.Weight) < 0).Value;
    }
}
