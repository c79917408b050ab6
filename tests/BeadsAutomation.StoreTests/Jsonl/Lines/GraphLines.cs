using System.Text.Json;
using BeadsAutomation.StoreTests.Readiness;

namespace BeadsAutomation.StoreTests.Jsonl.Lines;

/// <summary>A graph as bd would export it.</summary>
internal static class GraphLines
{
    public static string Of(Graph graph)
    {
        var edges = graph.Edges.ToLookup(edge => edge.Row.BeadId, StringComparer.Ordinal);
        return string.Concat(graph.Nodes.Select(node => Line(node, edges[node.Bead.Id]) + "\n"));
    }

    private static string Line(Node node, IEnumerable<Edge> edges) =>
        JsonSerializer.Serialize(
            new
            {
                _type = "issue",
                id = node.Bead.Id,
                status = node.Bead.Status,
                assignee = node.Bead.Assignee,
                issue_type = node.Bead.IssueType,
                acceptance_criteria = node.Bead.AcceptanceCriteria,
                pinned = node.Bead.Pinned,
                ephemeral = node.Bead.Ephemeral,
                defer_until = node.Bead.DeferUntil,
                wisp_plane = node.InWisps,
                dependencies = edges.Select(edge => new
                {
                    issue_id = edge.Row.BeadId,
                    depends_on_id = edge.Row.TargetId,
                    type = edge.Row.Type,
                    metadata = edge.Row.Metadata,
                }),
            }
        );
}
