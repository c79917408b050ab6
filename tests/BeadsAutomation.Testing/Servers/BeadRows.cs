using BeadsAutomation.Testing.Schemas;

namespace BeadsAutomation.Testing.Servers;

/// <summary>Writes rows as bd would: with the columns that matter, and those that must be given.</summary>
public static class BeadRows
{
    /// <summary>Inserts a bead into <c>issues</c>, or into <c>wisps</c>.</summary>
    public static Task InsertBeadAsync(this TestDatabase database, BeadRow bead, string table = "issues")
    {
        var (column, value) =
            database.SchemaVersion >= SchemaScript.FirstWithRowLock ? (", row_lock", ", @RowLock") : ("", "");
        return database.ExecuteAsync(
            $"""
            insert into {table} (id, title, description, design, acceptance_criteria, notes, status, priority, issue_type, assignee,
              pinned, ephemeral, created_at, updated_at, started_at, defer_until{column})
            values (@Id, @Title, '', '', @AcceptanceCriteria, @Notes, @Status, @Priority, @IssueType, @Assignee,
              @Pinned, @Ephemeral, @CreatedAt, @UpdatedAt, @StartedAt, @DeferUntil{value})
            """,
            bead
        );
    }

    /// <summary>Inserts a dependency; which table and columns it needs follows from where its ends live and from the schema.</summary>
    public static Task InsertDependencyAsync(this TestDatabase database, DependencyRow row)
    {
        var table = row.FromWisp ? "wisp_dependencies" : "dependencies";
        var typed = database.SchemaVersion >= SchemaScript.FirstWithTypedTargets;
        var target = (typed, row.Target) switch
        {
            (false, _) => "depends_on_id",
            (true, DependencyTarget.Issue) => "depends_on_issue_id",
            (true, DependencyTarget.Wisp) => "depends_on_wisp_id",
            (true, _) => "depends_on_external",
        };
        return database.ExecuteAsync(
            $"""
            insert into {table} ({(
                typed ? "id, " : ""
            )}issue_id, {target}, type, created_by, metadata)
            values ({(typed ? "@Id, " : "")}@BeadId, @TargetId, @Type, 'tests', @Metadata)
            """,
            new
            {
                Id = new Entropy().NewEventId(),
                row.BeadId,
                row.TargetId,
                row.Type,
                row.Metadata,
            }
        );
    }

    /// <summary>Inserts a comment written at this UTC time.</summary>
    public static Task InsertLabelAsync(this TestDatabase database, string beadId, string label) =>
        database.ExecuteAsync("insert into labels (issue_id, label) values (@beadId, @label)", new { beadId, label });

    public static Task InsertCommentAsync(this TestDatabase database, string beadId, DateTime at) =>
        database.ExecuteAsync(
            "insert into comments (id, issue_id, author, text, created_at) values (@id, @beadId, 'someone', 'a comment', @at)",
            new
            {
                id = new Entropy().NewEventId(),
                beadId,
                at,
            }
        );

    /// <summary>Writes a lease whose last heartbeat was at this UTC time; schema 55 and later.</summary>
    public static Task WriteLeaseAsync(this TestDatabase database, string beadId, DateTime heartbeat) =>
        database.ExecuteAsync(
            """
            replace into leases (issue_id, holder, granted_at, lease_expires_at, heartbeat_at)
            values (@beadId, 'someone', @heartbeat, @expires, @heartbeat)
            """,
            new
            {
                beadId,
                heartbeat,
                expires = heartbeat.AddMinutes(5),
            }
        );

    /// <summary>All cells of a bead in <c>issues</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, object?>> ReadBeadAsync(
        this TestDatabase database,
        string beadId
    ) => (await database.QueryAsync("select * from issues where id = @beadId", new { beadId })).Single();
}
