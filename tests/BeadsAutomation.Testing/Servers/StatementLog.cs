using System.Text.RegularExpressions;
using Dapper;

namespace BeadsAutomation.Testing.Servers;

/// <summary>What one user's connections sent, by the server's general log (MariaDB and MySQL); give the code under test a user of its own.</summary>
public sealed partial class StatementLog : IAsyncDisposable
{
    private static readonly Lock Gate = new();
    private static int _readers;
    private readonly TestServer _server;

    private StatementLog(TestServer server) => _server = server;

    /// <summary>Turns the log on; it is turned off when the last reader is disposed.</summary>
    public static async Task<StatementLog> StartAsync(TestServer server)
    {
        lock (Gate)
        {
            _readers++;
        }
        await server.ExecuteAsync("set global log_output = 'TABLE', global general_log = 1");
        return new StatementLog(server);
    }

    /// <summary>Every connection of this user since the log was turned on.</summary>
    public async Task<IReadOnlyList<LoggedConnection>> ReadAsync(string user)
    {
        await using var connection = await _server.OpenAsync();
        var rows = await connection.QueryAsync<(long Thread, string Command, string Argument)>(
            """
            select thread_id, command_type, convert(argument using utf8mb4) from mysql.general_log
            where user_host like concat(@user, '[%') order by event_time
            """,
            new { user }
        );
        return
        [
            .. rows.Where(row => row.Command is "Query" or "Execute")
                .GroupBy(row => row.Thread)
                .Select(thread => Sort(thread.Select(row => row.Argument.Trim()))),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        lock (Gate)
        {
            if (--_readers > 0)
            {
                return;
            }
        }
        await _server.ExecuteAsync("set global general_log = 0");
    }

    private enum Kind
    {
        Ours,
        Bracket,
        Driver,
    }

    private static LoggedConnection Sort(IEnumerable<string> statements)
    {
        var kinds = statements.ToLookup(s =>
            Bracket().IsMatch(s) ? Kind.Bracket
            : DriversOwn().IsMatch(s) ? Kind.Driver
            : Kind.Ours
        );
        return new LoggedConnection([.. kinds[Kind.Ours]], [.. kinds[Kind.Bracket]], [.. kinds[Kind.Driver]]);
    }

    [GeneratedRegex(
        "^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Bracket();

    // What the driver sends by itself when it connects and when it begins a transaction.
    [GeneratedRegex(
        "^(SHOW VARIABLES|SHOW COLLATION|SELECT @@|SELECT TIMEDIFF|SET NAMES|SET character_set_results|SET (SESSION )?TRANSACTION ISOLATION)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex DriversOwn();
}
