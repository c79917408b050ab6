using System.Text.RegularExpressions;

namespace BeadsAutomation.Store.Dolt;

/// <summary>What an operator is told of a failure: what happened, where, and what to do. No secret is in it.</summary>
/// <param name="options">Where the server is and who we are there.</param>
internal sealed partial class FailureSentences(BeadsOptions options)
{
    private string Server => $"{options.Host}:{options.Port}";

    /// <summary>The failure as an exception for the operator.</summary>
    public StoreException Of(DatabaseException e) =>
        new(
            e.Fault switch
            {
                DatabaseFault.Connection =>
                    $"cannot reach the database server {Server} ({e.Message}): check that it runs, and BEADS_DOLT_SERVER_HOST and BEADS_DOLT_SERVER_PORT",
                DatabaseFault.Silent =>
                    $"the database server {Server} does not answer ({During(e)}{e.Message}): check that a Dolt or MySQL server listens there, and how busy it is",
                DatabaseFault.Credentials =>
                    $"the database server {Server} refuses user '{options.User}' ({e.Message}): check BEADS_DOLT_SERVER_USER and BEADS_DOLT_PASSWORD{KeyHint}{TlsHint}",
                DatabaseFault.UnknownDatabase =>
                    $"the database server {Server} has no database '{options.Database}': check BEADS_DOLT_SERVER_DATABASE or dolt_database in metadata.json",
                DatabaseFault.TlsRequired =>
                    $"the database server {Server} takes encrypted connections only ({e.Message}): set BEADS_DOLT_SERVER_TLS",
                DatabaseFault.TlsMissing =>
                    $"the database server {Server} has no TLS, and this connection must be encrypted ({e.Message}): set up TLS there, or switch BEADS_DOLT_SERVER_TLS off",
                DatabaseFault.KeyWithoutTls =>
                    $"the database server {Server} checks the password of user '{options.User}' in a way that would hand it to whoever stands between (caching_sha2_password without TLS): set BEADS_DOLT_SERVER_TLS, name the file of the server's public key in BEADS_DOLT_SERVER_KEY, or reach the server by 127.0.0.1 on this machine",
                DatabaseFault.CertificateUntrusted =>
                    $"the certificate of the database server {Server} is not trusted ({e.Message}): name the file of its CA in BEADS_DOLT_SERVER_TLS_CA{(options.TlsCaFile is { } ca ? $", which names '{ServerText.Printable(ca)}'" : "")}",
                DatabaseFault.CertificateName =>
                    $"the certificate of the database server {Server} is not made for '{options.Host}' ({e.Message}): set BEADS_DOLT_SERVER_HOST to a name in it, have it made for this one, or name its CA in BEADS_DOLT_SERVER_TLS_CA with BEADS_DOLT_SERVER_TLS=verify-ca, which then looks at the CA alone",
                DatabaseFault.CertificateExpired =>
                    $"the certificate of the database server {Server} has expired, or is not valid yet ({e.Message}): renew it, or check the clocks",
                DatabaseFault.Denied => Denied(e),
                DatabaseFault.Unreadable =>
                    $"database '{options.Database}' on {Server} holds a value that cannot be read ({During(e)}{e.Message}): check that it is a database of bd, and mend the value",
                _ => $"the database server {Server} refused a statement ({During(e)}error {e.Number}: {e.Message})",
            },
            e
        );

    /// <summary>The database is not one of bd's.</summary>
    public StoreException NoSchema() =>
        new(
            $"database '{options.Database}' on {Server} has no bd schema: run 'bd init' there, or check BEADS_DOLT_SERVER_DATABASE"
        );

    /// <summary>The database belongs to another project.</summary>
    public StoreException OtherProject(string found) =>
        new(
            $"database '{options.Database}' on {Server} belongs to project '{ServerText.Printable(found)}', and metadata.json names project '{ServerText.Printable(options.ProjectId ?? "")}': use the metadata.json of this database, or the database of that project"
        );

    /// <summary>The schema lacks something that we need.</summary>
    public StoreException Unfit(int version, IEnumerable<string> missing) =>
        new(
            $"database '{options.Database}' on {Server} has bd schema {version}, and it lacks {string.Join(", ", missing)}: run any bd command of the version that made it, or use bd schema {string.Join(", ", SchemaFeatures.Tested)}"
        );

    /// <summary>The ledger lacks something that we need.</summary>
    public StoreException UnfitLedger(IEnumerable<string> missing) =>
        new(
            $"the ledger in database '{options.Database}' on {Server} lacks {string.Join(", ", missing)}: use the version of this program that made it, or rename its table while nothing is in flight, and the next claim makes a new one"
        );

    /// <summary>Which table a refusal was about: the server's word, else the statement's own.</summary>
    public static string? TableOf(DatabaseException e)
    {
        var named = NamedTable().Match(e.Message);
        if (named.Success)
        {
            return named.Groups["table"].Value;
        }
        var written = WrittenTable().Match(e.Statement?.Text ?? "");
        return written.Success ? written.Groups["table"].Value : null;
    }

    // MariaDB refuses the user, not the connection, where it wants TLS.
    private string TlsHint =>
        options.Tls == TlsMode.Off ? ", and BEADS_DOLT_SERVER_TLS if the server takes encrypted connections only" : "";

    // A server that cannot open what was sealed with another's key takes the password for a wrong one.
    private string KeyHint =>
        options.Tls == TlsMode.Off && options.ServerKeyFile is { } key
            ? $", and whether '{ServerText.Printable(key)}' of BEADS_DOLT_SERVER_KEY is this server's key"
            : "";

    private string Denied(DatabaseException e)
    {
        var said = $"{During(e)}{e.Message}";
        if (e.IsReadOnly)
        {
            return $"the database server {Server} takes no writes ({said}): end its read-only mode, or let BEADS_DOLT_SERVER_HOST name the server that takes them";
        }
        var table = TableOf(e);
        var need = Need.OfTable(table);
        // Dolt gives this number to everything. What it names may be a query inside of the statement, and no table.
        var isDolt = e.Number == 1105;
        var wholeDatabase = $"GRANT SELECT, EXECUTE ON `{options.Database}`.* TO that user";
        if (isDolt && (need is null || e.IsOfHiddenTables))
        {
            return $"user '{options.User}' may not use the whole of database '{options.Database}' on {Server}, as this statement needs on Dolt ({said}): {wholeDatabase}";
        }
        var isOurs = table?.StartsWith("automation_", StringComparison.Ordinal) == true;
        var needed = need?.Rights ?? ["SELECT", "INSERT", "UPDATE", "DELETE"];
        var grants = string.Join(", ", isOurs ? needed.Prepend("CREATE") : needed);
        var what = table is null
            ? $"database '{options.Database}'"
            : $"table '{table}' of database '{options.Database}'";
        var on = table is null ? "*" : $"`{table}`";
        return $"user '{options.User}' may not use {what} on {Server} ({said}): GRANT {grants} ON `{options.Database}`.{on} TO that user{(isDolt ? $", and as Dolt needs it {wholeDatabase}" : "")}";
    }

    private static string During(DatabaseException e) => e.Statement is { } statement ? $"{statement.Name}: " : "";

    [GeneratedRegex(
        @"(for table [`']([^`']+[`']\.[`'])?|table not found: |Table '([^'.]+\.)?)(?<table>\w+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex NamedTable();

    [GeneratedRegex(
        @"\b(INSERT INTO|INSERT IGNORE INTO|UPDATE|DELETE FROM|CREATE TABLE( IF NOT EXISTS)?|FROM)\s+(?<table>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex WrittenTable();
}
