using System.Data.Common;
using BeadsAutomation.Testing.Schemas;
using Dapper;

namespace BeadsAutomation.Testing.Servers;

/// <summary>A database of its own with bd's tables of one schema version; dropped when disposed. One connection: not for use by two threads at once.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly List<string> _users = [];
    private DbConnection _connection = null!;

    private TestDatabase(TestServer server, int schemaVersion)
    {
        Server = server;
        SchemaVersion = schemaVersion;
        Name = "beads_test_" + new Entropy().NewToken()[..16];
    }

    public TestServer Server { get; }

    public int SchemaVersion { get; }

    public string Name { get; }

    /// <summary>Creates a database with the tables of this version and nothing in them.</summary>
    public static async Task<TestDatabase> CreateAsync(TestServer server, int schemaVersion)
    {
        var database = await CreateEmptyAsync(server, schemaVersion);
        foreach (var statement in SchemaScript.Statements(schemaVersion, server.Flavour))
        {
            await database.ExecuteAsync(statement);
        }
        if (server.Flavour == Flavour.Dolt)
        {
            await database.CommitSchemaAsync();
        }
        return database;
    }

    /// <summary>Creates a database without tables.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(TestServer server, int schemaVersion = 0)
    {
        var database = new TestDatabase(server, schemaVersion);
        await server.ExecuteAsync($"create database {database.Name}{Collation(server.Flavour)}");
        database._connection = await server.OpenAsync(database.Name);
        return database;
    }

    /// <summary>The product's options for this database; everything else as given.</summary>
    public BeadsOptions Reach(BeadsOptions options) => Server.Address.ApplyTo(options, Name);

    public Task<int> ExecuteAsync(string sql, object? parameters = null) => _connection.ExecuteAsync(sql, parameters);

    public Task<T?> ScalarAsync<T>(string sql, object? parameters = null) =>
        _connection.ExecuteScalarAsync<T>(sql, parameters);

    /// <summary>Database UTC, whole seconds.</summary>
    public async Task<DateTime> NowAsync() =>
        DateTime.SpecifyKind(
            await _connection.QuerySingleAsync<DateTime>(
                "select cast(date_format(utc_timestamp(), '%Y-%m-%d %H:%i:%s') as datetime)"
            ),
            DateTimeKind.Utc
        );

    /// <summary>Rows by column name: times are UTC <see cref="DateTime"/>, flags and whole numbers <see cref="long"/>.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> QueryAsync(
        string sql,
        object? parameters = null
    )
    {
        await using var reader = await _connection.ExecuteReaderAsync(sql, parameters);
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(
                Enumerable
                    .Range(0, reader.FieldCount)
                    .ToDictionary(reader.GetName, i => Cell.Of(reader.GetValue(i)), StringComparer.OrdinalIgnoreCase)
            );
        }
        return rows;
    }

    /// <summary>Makes a user with a password and with these grants, <c>select</c> or <c>select, insert</c> for instance, on the tables named, all of this database by default.</summary>
    public async Task<ServerAddress> CreateUserAsync(string grants, params string[] tables)
    {
        var name = "u_" + new Entropy().NewToken()[..16];
        _users.Add(name);
        await ExecuteAsync($"create user '{name}'@'%' identified by 'secret'");
        foreach (var table in tables.DefaultIfEmpty("*"))
        {
            await ExecuteAsync($"grant {grants} on {Name}.{table} to '{name}'@'%'");
        }
        return Server.Address with { User = name, Password = "secret" };
    }

    /// <summary>Empties it: no bead, no ledger, no user; much faster than a new one.</summary>
    public async Task ResetAsync()
    {
        await ExecuteAsync(
            "drop table if exists automation_attempts, automation_state, automation_outbox, automation_results"
        );
        foreach (var table in (string[])["issues", "wisps", "custom_statuses"])
        {
            await ExecuteAsync($"delete from {table}");
        }
        if (SchemaVersion >= SchemaScript.FirstWithLeases)
        {
            await ExecuteAsync("delete from leases");
        }
        await DropUsersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"drop database if exists {Name}");
        await DropUsersAsync();
        await _connection.DisposeAsync();
    }

    private async Task DropUsersAsync()
    {
        foreach (var user in _users)
        {
            await ExecuteAsync($"drop user if exists '{user}'@'%'");
        }
        _users.Clear();
    }

    // Compared as bd's columns are on Dolt: byte by byte, blanks at the end included.
    private static string Collation(Flavour flavour) =>
        flavour switch
        {
            Flavour.MariaDb => " character set utf8mb4 collate utf8mb4_nopad_bin",
            Flavour.MySql => " character set utf8mb4 collate utf8mb4_0900_bin",
            _ => "",
        };

    // As bd leaves it: wisps, leases and later the events stay out of history, all else is committed.
    private async Task CommitSchemaAsync()
    {
        string[] ignored = ["wisps", "wisp_%", "leases", .. SchemaVersion >= 62 ? ["events"] : Array.Empty<string>()];
        foreach (var pattern in ignored)
        {
            await ExecuteAsync("insert into dolt_ignore (pattern, ignored) values (@pattern, true)", new { pattern });
        }
        await ExecuteAsync("call dolt_commit('-Am', 'schema')");
    }
}
