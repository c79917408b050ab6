using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>Dolt commits: tables by name, never all of them, because other people's changes wait in them too.</summary>
internal static class DoltHistory
{
    /// <summary>Commits these tables, if anything in them changed.</summary>
    public static async Task CommitAsync(
        DatabaseSession session,
        IEnumerable<string> tables,
        string message,
        string actor,
        CancellationToken cancellationToken
    )
    {
        foreach (var table in tables)
        {
            await session.ExecuteAsync(
                SqlText.Of("dolt-add"),
                s => s.Connection.ExecuteAsync(s.Text, new { table }, null, s.Seconds),
                cancellationToken
            );
        }
        await session.ExecuteAsync(
            SqlText.Of("dolt-commit"),
            s => s.Connection.ExecuteAsync(s.Text, new { message, author = Author(actor) }, null, s.Seconds),
            cancellationToken
        );
    }

    /// <summary>The actor in the form that Dolt wants: <c>name &lt;address&gt;</c>.</summary>
    public static string Author(string actor)
    {
        var name = new string([.. actor.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')]);
        name = name.Length == 0 ? "beads-automation" : name;
        return $"{name} <{name}@beads-automation>";
    }
}
