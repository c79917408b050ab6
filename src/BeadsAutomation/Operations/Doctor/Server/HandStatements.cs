using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Operations.Doctor.Server;

/// <summary>The statements for those who make the ledger and give the rights by hand.</summary>
internal static class HandStatements
{
    /// <summary>In the order in which they are to be run.</summary>
    /// <param name="database">The database.</param>
    /// <param name="account">The user as the server names it: <c>name@host</c>.</param>
    /// <param name="isDolt">Where the ledger's tables are ignored by name first.</param>
    /// <param name="makeLedger">The tables themselves; <see langword="null"/> where they are.</param>
    /// <param name="needs">The rights.</param>
    public static IReadOnlyList<string> Of(
        string database,
        string account,
        bool isDolt,
        IReadOnlyList<SqlText> makeLedger,
        IEnumerable<Need> needs
    ) =>
        [
            .. isDolt && makeLedger.Count > 0 ? Ignored(makeLedger) : [],
            .. makeLedger.Select(table => table.Text),
            .. needs.Select(need =>
                $"GRANT {string.Join(", ", need.Rights)} ON {Identifier(database)}.{Identifier(need.Table)} TO {Account(account)}"
            ),
        ];

    private static string[] Ignored(IReadOnlyList<SqlText> tables) =>
        [
            SqlText.Of("ledger-ignore").Text,
            .. tables.Any(table => table.Name == LedgerTables.CreateOutbox)
                ? [SqlText.Of("outbox-ignore").Text]
                : Array.Empty<string>(),
            .. tables.Any(table => table.Name == LedgerTables.CreateResults)
                ? [SqlText.Of("results-ignore").Text]
                : Array.Empty<string>(),
            "CALL DOLT_ADD('dolt_ignore')",
            "CALL DOLT_COMMIT('-m', 'ignore the ledger of beads-automation')",
        ];

    private static string Identifier(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static string Account(string account)
    {
        var at = account.LastIndexOf('@');
        return at < 0 ? Quoted(account) : $"{Quoted(account[..at])}@{Quoted(account[(at + 1)..])}";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
