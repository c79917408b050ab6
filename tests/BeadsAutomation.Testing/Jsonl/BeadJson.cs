using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BeadsAutomation.Testing.Jsonl;

/// <summary>A bead's line as bd exports it, and its cells by the names of bd's columns.</summary>
public static class BeadJson
{
    private static readonly JsonSerializerOptions AsBd = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Times = ["created_at", "updated_at", "started_at", "defer_until"];
    private static readonly string[] Flags = ["pinned", "ephemeral"];

    /// <summary>The line of a new bead.</summary>
    public static string LineOf(BeadRow bead)
    {
        var line = new JsonObject { ["_type"] = "issue", ["id"] = bead.Id };
        Set(line, "title", bead.Title);
        Set(line, "acceptance_criteria", bead.AcceptanceCriteria);
        Set(line, "notes", bead.Notes.Length == 0 ? null : bead.Notes);
        Set(line, "status", bead.Status);
        Set(line, "priority", bead.Priority);
        Set(line, "issue_type", bead.IssueType);
        Set(line, "assignee", bead.Assignee);
        Set(line, "created_at", bead.CreatedAt);
        Set(line, "updated_at", bead.UpdatedAt);
        Set(line, "started_at", bead.StartedAt);
        Set(line, "defer_until", bead.DeferUntil);
        Set(line, "pinned", bead.Pinned is true ? true : null);
        Set(line, "ephemeral", bead.Ephemeral is true ? true : null);
        line["x_unknown"] = new JsonArray("nobody reads this: \u00e9 \U0001F600 <b>", 2.50m, null);
        return Write(line);
    }

    public static string Write(JsonObject bead) => bead.ToJsonString(AsBd);

    /// <summary>Sets a cell by the name of its column; without a value the field is left out, as bd does.</summary>
    public static void Set(JsonObject bead, string column, object? value)
    {
        if (value is null)
        {
            bead.Remove(column);
            return;
        }
        bead[column] = value switch
        {
            DateTime time => Stamp(time),
            string time when Times.Contains(column) => Stamp(DateTime.Parse(time, CultureInfo.InvariantCulture)),
            long flag when Flags.Contains(column) => flag != 0,
            string text => text,
            bool flag => flag,
            int number => number,
            _ => throw new ArgumentException($"no value for {column}: {value}", nameof(value)),
        };
    }

    /// <summary>The cells, in the contract's form.</summary>
    public static IReadOnlyDictionary<string, object?> Row(JsonObject bead)
    {
        var row = bead.ToDictionary(field => field.Key, field => Cell(field.Key, field.Value), StringComparer.Ordinal);
        foreach (var column in Times.Append("assignee"))
        {
            row.TryAdd(column, null);
        }
        row.TryAdd("notes", "");
        return row;
    }

    /// <summary>Adds a label as bd exports it.</summary>
    public static void Label(JsonObject bead, string label)
    {
        var labels = bead["labels"]?.AsArray() ?? [];
        labels.Add(label);
        bead["labels"] = labels;
    }

    /// <summary>Adds a comment as bd exports it.</summary>
    public static void Comment(JsonObject bead, DateTime at)
    {
        var comments = bead["comments"]?.AsArray() ?? [];
        var comment = new JsonObject
        {
            ["id"] = comments.Count + 1,
            ["issue_id"] = (string?)bead["id"],
            ["author"] = "bob",
            ["text"] = "said",
            ["created_at"] = Stamp(at),
        };
        comments.Add((JsonNode)comment);
        bead["comments"] = comments;
    }

    /// <summary>Adds a dependency as bd exports it.</summary>
    public static void DependOn(JsonObject bead, string targetId, string type)
    {
        var dependencies = bead["dependencies"]?.AsArray() ?? [];
        var dependency = new JsonObject
        {
            ["issue_id"] = (string?)bead["id"],
            ["depends_on_id"] = targetId,
            ["type"] = type,
            ["created_at"] = "2026-11-01T08:00:00Z",
            ["created_by"] = "bob",
            ["metadata"] = "{}",
        };
        dependencies.Add((JsonNode)dependency);
        bead["dependencies"] = dependencies;
    }

    private static object? Cell(string column, JsonNode? value) =>
        value switch
        {
            null => null,
            _ when Times.Contains(column) => ((DateTimeOffset)value).UtcDateTime,
            _ when value.GetValueKind() == JsonValueKind.String => (string?)value,
            _ => value.ToJsonString(AsBd),
        };

    private static string Stamp(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
