using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Schemas;

public sealed class SchemaScriptTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(49)]
    [InlineData(53)]
    [InlineData(66)]
    public async Task Our_tables_have_the_columns_that_bd_of_that_version_made(int version)
    {
        await using var database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), version);

        var made = await database.QueryAsync(
            """
            select table_name as t, column_name as c, column_type as ct, is_nullable as n
            from information_schema.columns where table_schema = @Name
            """,
            new { database.Name }
        );

        var columns = made.Select(row => Describe(row["t"]!, row["c"]!, row["ct"]!, row["n"]!))
            .ToHashSet(StringComparer.Ordinal);
        columns.Except(Recorded(version), StringComparer.Ordinal).ShouldBeEmpty();
        Recorded(version).Except(columns, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static string Describe(object table, object column, object type, object nullable)
    {
        // MariaDB says longtext where json was written, and gives integers a display width.
        var word = (column, type) switch
        {
            ("metadata", "longtext") => "json",
            (_, "int(11)") => "int",
            (_, "bigint(20)") => "bigint",
            _ => type.ToString()!,
        };
        return $"{table}.{column} {word}{(nullable is "NO" ? " not null" : "")}";
    }

    // Recorded from databases that bd itself made: "table.column type [not null]: versions".
    private static IEnumerable<string> Recorded(int version) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Schemas", "columns.txt"))
            .Select(line => line.Split(": "))
            .Where(parts => parts[1].Split(' ').Select(int.Parse).Contains(version))
            .Select(parts => parts[0]);
}
