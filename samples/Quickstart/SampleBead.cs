using System.Text.Json.Nodes;

namespace Quickstart;

/// <summary>One bead of the imaginary project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Priority">0 goes first.</param>
/// <param name="Ends">The status that it must have in the end.</param>
internal sealed record SampleBead(string Id, string Title, int Priority, string Ends)
{
    public string Description { get; init; } = "";

    /// <summary>Acceptance criteria; <see langword="null"/> when nobody wrote any.</summary>
    public string? Acceptance { get; init; }

    public string Status { get; init; } = "open";

    public string Assignee { get; init; } = "agent";

    /// <summary>The id of a bead that has to be closed first.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>Not before then.</summary>
    public DateTimeOffset? DeferUntil { get; init; }

    /// <summary>How long ago anybody touched it.</summary>
    public TimeSpan Untouched { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The bead as a line of bd's export.</summary>
    public string Line(DateTimeOffset now)
    {
        var created = Stamp(now - TimeSpan.FromDays(2));
        var line = new JsonObject
        {
            ["_type"] = "issue",
            ["id"] = Id,
            ["title"] = Title,
            ["description"] = Description,
            ["acceptance_criteria"] = Acceptance,
            ["status"] = Status,
            ["priority"] = Priority,
            ["issue_type"] = "task",
            ["assignee"] = Assignee,
            ["owner"] = "maya@ferry.example",
            ["created_at"] = created,
            ["created_by"] = "maya",
            ["updated_at"] = Stamp(now - Untouched),
            ["started_at"] = Status == "in_progress" ? Stamp(now - Untouched) : null,
            ["defer_until"] = DeferUntil is { } until ? Stamp(until) : null,
            ["dependencies"] = WaitsFor is null ? null : new JsonArray(Dependency(created)),
            ["dependency_count"] = WaitsFor is null ? 0 : 1,
            ["dependent_count"] = 0,
            ["comment_count"] = 0,
        };
        foreach (var absent in line.Where(f => f.Value is null).Select(f => f.Key).ToList())
        {
            line.Remove(absent);
        }
        return line.ToJsonString();
    }

    private JsonObject Dependency(string created) =>
        new()
        {
            ["issue_id"] = Id,
            ["depends_on_id"] = WaitsFor,
            ["type"] = "blocks",
            ["created_at"] = created,
            ["created_by"] = "maya",
            ["metadata"] = "{}",
        };

    private static string Stamp(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}
