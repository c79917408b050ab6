using System.Text.Json.Nodes;

namespace Quickstart;

/// <summary>Short ways into a document.</summary>
internal static class Json
{
    /// <summary>A text; empty where there is none.</summary>
    public static string Text(this JsonNode? node, string name) => $"{node?[name]}";

    /// <summary>The items of a list; none where there is none.</summary>
    public static IEnumerable<JsonNode> Items(this JsonNode? node, string name) =>
        (node?[name] as JsonArray)?.OfType<JsonNode>() ?? [];
}
