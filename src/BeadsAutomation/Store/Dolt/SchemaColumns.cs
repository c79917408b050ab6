namespace BeadsAutomation.Store.Dolt;

/// <summary>The columns that were found, with their types, by table; a missing table has none.</summary>
/// <param name="tables">Table to column to type.</param>
internal sealed class SchemaColumns(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> tables)
{
    private static readonly string[] Target =
    [
        "id",
        "issue_id",
        "type",
        "metadata",
        "depends_on_issue_id",
        "depends_on_wisp_id",
    ];

    /// <summary>The tables that are looked at.</summary>
    public static readonly IReadOnlyList<string> Tables =
    [
        "issues",
        "wisps",
        "dependencies",
        "wisp_dependencies",
        "comments",
        "events",
        "leases",
    ];

    /// <summary>The ledger's own tables.</summary>
    public static readonly IReadOnlyList<string> LedgerTables = [Dolt.LedgerTables.Attempts, Dolt.LedgerTables.State];

    /// <summary>Whether the column is there.</summary>
    public bool Has(string table, string column) => TypeOf(table, column) is not null;

    /// <summary>The column's type in lower case; <see langword="null"/> when it is not there.</summary>
    public string? TypeOf(string table, string column) =>
        tables.TryGetValue(table, out var columns) && columns.TryGetValue(column, out var type) ? type : null;

    /// <summary>What our statements need and do not find, as phrases: <c>table wisps</c>, <c>column issues.notes</c>.</summary>
    public IReadOnlyList<string> Missing(SchemaFeatures features) =>
        Required(features)
            .SelectMany(need =>
                tables.TryGetValue(need.Table, out var found) && found.Count > 0
                    ? need
                        .Columns.Where(column => !found.ContainsKey(column))
                        .Select(column => $"column {need.Table}.{column}")
                    : [$"table {need.Table}"]
            )
            .ToList();

    /// <summary>What a ledger that was made lacks of what we would make, as phrases.</summary>
    public IReadOnlyList<string> MissingInLedger() =>
        LedgerTables
            .Where(tables.ContainsKey)
            .SelectMany(table =>
                Dolt.LedgerTables.ColumnsOf(table)
                    .Where(column => !Has(table, column))
                    .Select(column => $"column {table}.{column}")
            )
            .ToList();

    private static IEnumerable<(string Table, string[] Columns)> Required(SchemaFeatures features)
    {
        string[] bead =
        [
            "id",
            "status",
            "assignee",
            "priority",
            "issue_type",
            "pinned",
            "ephemeral",
            "defer_until",
            "created_at",
            "updated_at",
            .. features.RowLock ? ["row_lock"] : Array.Empty<string>(),
        ];
        yield return ("issues", [.. bead, "acceptance_criteria", "notes", "started_at"]);
        yield return ("wisps", bead);
        yield return (
            "dependencies",
            features.SplitDependencies ? Target : ["issue_id", "type", "metadata", "depends_on_id"]
        );
        if (features.SplitDependencies)
        {
            yield return ("wisp_dependencies", Target);
        }
        yield return ("comments", ["issue_id", "created_at"]);
        yield return ("events", ["id", "issue_id", "event_type", "actor", "old_value", "new_value", "created_at"]);
        if (features.Leases)
        {
            yield return ("leases", ["issue_id", "heartbeat_at"]);
        }
    }
}
