using Dapper;
using MySqlConnector;

namespace SampleService;

/// <summary>The beads, written as an agent does that runs bd as the sentinel.</summary>
internal sealed class BeadTable(string connectionString)
{
    /// <summary>Whether there is such a bead that says when it is done.</summary>
    public async Task<bool> CanBeWorkedOnAsync(string id)
    {
        await using var connection = new MySqlConnection(connectionString);
        var criteria = await connection.QuerySingleOrDefaultAsync<string>(
            "SELECT acceptance_criteria FROM issues WHERE id = @id",
            new { id }
        );
        return !string.IsNullOrWhiteSpace(criteria);
    }

    /// <summary>Leaves a note and closes the bead if it is still ours.</summary>
    public async Task<bool> CloseAsync(string id, string note)
    {
        await using var connection = new MySqlConnection(connectionString);
        var changed = await connection.ExecuteAsync(
            """
            UPDATE issues
            SET status = 'closed', closed_at = UTC_TIMESTAMP(), updated_at = UTC_TIMESTAMP(),
                close_reason = @note, notes = CONCAT(notes, '\n', @note)
            WHERE id = @id AND status = 'in_progress' AND assignee = 'agent'
            """,
            new { id, note }
        );
        return changed == 1;
    }
}
