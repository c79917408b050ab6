using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>Rows of <c>issues</c>: what they hold and how they are read.</summary>
internal static class IssueRows
{
    public static ModelRow Of(BeadRow bead, ModelSchema schema)
    {
        var row = ModelRow
            .Empty.With("id", bead.Id)
            .With("title", bead.Title)
            .With("status", bead.Status)
            .With("assignee", bead.Assignee)
            .With("priority", (long)bead.Priority)
            .With("issue_type", bead.IssueType)
            .With("acceptance_criteria", bead.AcceptanceCriteria)
            .With("notes", bead.Notes)
            .With("pinned", Flag(bead.Pinned))
            .With("ephemeral", Flag(bead.Ephemeral))
            .With("created_at", bead.CreatedAt)
            .With("updated_at", bead.UpdatedAt)
            .With("started_at", bead.StartedAt)
            .With("defer_until", bead.DeferUntil);
        return schema.HasRowLock ? row.With("row_lock", bead.RowLock) : row;
    }

    public static Bead Bead(ModelRow row) =>
        new(
            row.Text("id")!,
            row.Text("status")!,
            row.Text("assignee"),
            row.Time("updated_at")!.Value,
            row.Number("row_lock")
        );

    public static BeadText Text(ModelRow row) =>
        new(row.Text("title")!, "", "", row.Text("acceptance_criteria")!, row.Text("notes")!);

    public static PeriodBead ForReport(ModelRow row, bool waits) =>
        new(
            row.Text("id")!,
            row.Text("title")!,
            row.Text("status")!,
            waits,
            row.Time("created_at")!.Value,
            row.Time("closed_at")
        );

    /// <summary>What every write of a bead changes beside its purpose.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Stamps(ModelClock clock, long? rowLock) =>
        [
            new("updated_at", clock.Stored),
            .. rowLock is null ? Array.Empty<KeyValuePair<string, object?>>() : [new("row_lock", rowLock)],
        ];

    public static string Appended(string? notes, string line) =>
        string.IsNullOrEmpty(notes) ? line : $"{notes}\n{line}";

    private static long? Flag(bool? flag) =>
        flag switch
        {
            null => null,
            true => 1,
            false => 0,
        };
}
