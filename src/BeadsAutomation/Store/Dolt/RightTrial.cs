using System.Text.RegularExpressions;

namespace BeadsAutomation.Store.Dolt;

/// <summary>
/// The statement that tries a right: it matches no row, and a server refuses it all the same to whoever may not run it. What was given by
/// roles, patterns or columns need not be understood for that. DDL and procedures cannot be tried so, since they do what they say.
/// </summary>
internal static partial class RightTrial
{
    /// <summary>The statement for one right of a <see cref="Need"/>.</summary>
    public static SqlText Of(string table, string right) =>
        (table, right) switch
        {
            _ when table == Need.OfWholeDatabase.Table => SqlText.Of("try-select-all"),
            (_, "INSERT") => Insert(table),
            (_, "UPDATE") => SqlText.Of("try-update").With("table", table).With("column", UpdatedColumn(table)),
            (_, "DELETE") => SqlText.Of("try-delete").With("table", table),
            _ => SqlText.Of("try-select").With("table", table),
        };

    private static SqlText Insert(string table)
    {
        var columns = Ours(InsertedColumns(), table).Groups["columns"].Value;
        var values = string.Join(", ", columns.Split(',').Select(_ => "one"));
        return SqlText
            .Of("try-insert")
            .With("table", table)
            .With(new SqlText("columns", columns), "columns")
            .With(new SqlText("values", values), "values");
    }

    private static string UpdatedColumn(string table) => Ours(Updates(), table).Groups["column"].Value;

    /// <summary>What our own statements write to that table: a server may look at defaults and at rights on columns before it finds no row.</summary>
    private static Match Ours(Regex writes, string table) =>
        SqlText
            .Names.Select(name => writes.Match(SqlText.Of(name).Text))
            .First(write => string.Equals(write.Groups["table"].Value, table, StringComparison.Ordinal));

    [GeneratedRegex(
        @"\AINSERT (IGNORE )?INTO (?<table>\w+) \((?<columns>[\w, ]+)\)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex InsertedColumns();

    [GeneratedRegex(
        @"\A(UPDATE (?<table>\w+)\s+SET|INSERT INTO (?<table>\w+) .+\sON DUPLICATE KEY UPDATE)\s+(?<column>\w+) = ",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Updates();
}
