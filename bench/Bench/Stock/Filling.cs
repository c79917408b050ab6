using BeadsAutomation.Testing.Schemas;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Stock;

/// <summary>Fills a database inside the server: MariaDB's sequences are the numbers.</summary>
internal static class Filling
{
    /// <summary>Adds the beads from one number to another.</summary>
    public static async Task AddAsync(this TestDatabase database, int from, int to, StockShape shape)
    {
        await database.ExecuteAsync("set foreign_key_checks = 0, unique_checks = 0");
        await database.ExecuteAsync(
            $"""
            insert into issues (id, title, description, design, acceptance_criteria, notes, status, priority, issue_type, assignee, created_at, updated_at)
            select concat('bd-', seq), 'a bead among many, with a title of an ordinary length', repeat('d', 100), '', 'done when it is done', '',
              if(seq <= @openUpTo and seq % 100 < 10, 'open', 'closed'), seq % 5, 'task', if(seq % 100 < 4 or seq % 2, 'agent', 'somebody'),
              '2026-01-01' + interval seq second, '2026-06-01' + interval seq second
            from seq_{from}_to_{to}
            """,
            new { openUpTo = shape.OpenUpTo }
        );
        // Every bead follows another; what is blocked waits for others' open work. One of ten has a closed or open parent.
        await database.LinkAsync(from, to, "'blocks'", "seq + if(seq % 100 between 1 and 3, 4, 20)", "1 = 1");
        await database.LinkAsync(from, to, "'parent-child'", "(seq div 100) * 100 + 5", "seq % 10 = 3");
        if (!shape.Ready)
        {
            await database.LinkAsync(from, to, "'blocks'", "seq - 95", "seq % 100 = 0");
        }
        await database.ExecuteAsync("analyze table issues, dependencies");
    }

    private static Task<int> LinkAsync(
        this TestDatabase database,
        int from,
        int to,
        string type,
        string target,
        string where
    )
    {
        var typed = database.SchemaVersion >= SchemaScript.FirstWithTypedTargets;
        var (columns, values) = typed
            ? ("id, issue_id, depends_on_issue_id", "uuid(), ")
            : ("issue_id, depends_on_id", "");
        return database.ExecuteAsync(
            $"""
            insert into dependencies ({columns}, type, created_by)
            select {values} concat('bd-', seq), concat('bd-', {target}), {type}, 'bench'
            from seq_{from}_to_{to} where {where} and {target} between 1 and {to} and {target} <> seq
            """
        );
    }
}
