using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>The statements for those who make the ledger and give the rights by hand.</summary>
internal static class HandStatements
{
    private const string Read = "SELECT";

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
            .. Grants(database, account, isDolt, needs),
        ];

    /// <summary>
    /// Those that give these rights. On Dolt to read is given for the whole database, with what its history takes: a recursive query, or a
    /// write to a table that others refer to, is refused where any table cannot be read.
    /// </summary>
    public static IEnumerable<string> Grants(string database, string account, bool isDolt, IEnumerable<Need> needs)
    {
        var all = needs.ToList();
        if (isDolt && all.Exists(need => need.Rights.Contains(Read)))
        {
            yield return Grant([Read, "EXECUTE"], "*");
        }
        foreach (var need in all)
        {
            string[] rights = isDolt ? [.. need.Rights.Where(right => right is not Read)] : need.Rights;
            if (rights.Length > 0)
            {
                yield return Grant(rights, Identifier(need.Table));
            }
        }

        string Grant(string[] rights, string on) =>
            $"GRANT {string.Join(", ", rights)} ON {Identifier(database)}.{on} TO {Account(account)}";
    }

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
            "CALL DOLT_COMMIT('--skip-empty', '-m', 'ignore the ledger of beads-automation')",
        ];

    private static string Identifier(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static string Account(string account)
    {
        var at = account.LastIndexOf('@');
        return at < 0 ? Quoted(account) : $"{Quoted(account[..at])}@{Quoted(account[(at + 1)..])}";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
