using System.Text.Json.Nodes;

namespace Quickstart;

/// <summary>How every bead ended.</summary>
internal static class Ending
{
    /// <summary>One row for each bead: what it is, what became of it, and why.</summary>
    public static IEnumerable<string> Table(
        IReadOnlyDictionary<string, JsonNode> before,
        IReadOnlyDictionary<string, JsonNode> after,
        Reasons reasons
    )
    {
        string[][] rows =
        [
            ["bead", "title", "before → after", "why"],
            .. after.Values.Select(bead =>
                new[]
                {
                    bead.Text("id"),
                    bead.Text("title"),
                    Change(before[bead.Text("id")].Text("status"), bead.Text("status")),
                    Why(bead, reasons.Of(bead.Text("id"))),
                }
            ),
        ];
        return Columns.Of(rows);
    }

    /// <summary>Every bead must have ended as it should.</summary>
    /// <exception cref="QuickstartException">Names those that did not.</exception>
    public static void Check(IReadOnlyDictionary<string, JsonNode> after)
    {
        var wrong = SampleBeads
            .All.Where(b => after[b.Id].Text("status") != b.Ends)
            .Select(b => $"{b.Id} is {after[b.Id].Text("status")} and should be {b.Ends}.")
            .ToList();
        if (wrong.Count > 0)
        {
            throw new QuickstartException(string.Join(' ', wrong));
        }
    }

    private static string Change(string before, string after) => before == after ? before : $"{before} → {after}";

    /// <summary>The agent's own last word where it left one; else what the programs said.</summary>
    private static string Why(JsonNode bead, string reason) =>
        bead.Text("notes").Split('\n').LastOrDefault(IsTheAgents)
        ?? (reason.Length > 0 ? reason : $"{bead.Text("assignee")}'s, so not touched");

    private static bool IsTheAgents(string note) => note.StartsWith("agent: ", StringComparison.Ordinal);
}
