using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Dolt;

/// <summary>
/// Makes the ledger's tables when a write finds them missing, outside of its transaction and before anything is sent. An existing
/// table is never touched. On Dolt they are ignored by name first, so that they never show as changes of the repository.
/// </summary>
/// <param name="actor">Who signs the Dolt commit.</param>
/// <param name="logger">Says what was made.</param>
internal sealed partial class LedgerTables(string actor, ILogger logger)
{
    /// <summary>The table of attempts.</summary>
    public const string Attempts = "automation_attempts";

    /// <summary>The table of words that all runs share.</summary>
    public const string State = "automation_state";

    /// <summary>The table of what a webhook is still to be told.</summary>
    public const string Outbox = "automation_outbox";

    /// <summary>The statement that makes it.</summary>
    public const string CreateOutbox = "ledger-create-outbox";

    /// <summary>The table of what runs cost.</summary>
    public const string Results = "automation_results";

    /// <summary>The statement that makes it.</summary>
    public const string CreateResults = "ledger-create-results";

    // Raised with every additive change of the two tables.
    private const string SchemaVersion = "1";

    /// <summary>Whether this failure is that of a ledger that was never made, or that another run makes just now: then the snapshot has none.</summary>
    public static bool AreMissing(DatabaseException e) =>
        e.Fault == DatabaseFault.NewerTable
        || (e.Fault == DatabaseFault.MissingTable && FailureSentences.TableOf(e) is Attempts or State);

    /// <summary>Whether this failure is that of an outbox that was never made.</summary>
    public static bool OutboxIsMissing(DatabaseException e) =>
        e.Fault == DatabaseFault.MissingTable && FailureSentences.TableOf(e) is Outbox;

    /// <summary>Whether this failure is that of a table of results that was never made.</summary>
    public static bool ResultsAreMissing(DatabaseException e) =>
        e.Fault == DatabaseFault.MissingTable && FailureSentences.TableOf(e) is Results;

    /// <summary>Reads of the ledger alone: without one there is nothing to read.</summary>
    /// <param name="read">The read.</param>
    /// <param name="missing">What a ledger that was never made says.</param>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read, T missing)
    {
        try
        {
            return await read();
        }
        catch (DatabaseException e) when (AreMissing(e))
        {
            return missing;
        }
    }

    /// <summary>The columns that a table of ours is made with.</summary>
    public static IEnumerable<string> ColumnsOf(string table) =>
        Column()
            .Matches(SqlText.Of(table == State ? "ledger-create-state" : "ledger-create-attempts").Text)
            .Select(line => line.Groups["name"].Value);

    /// <summary>The name of the table that this statement makes.</summary>
    public static string MadeBy(SqlText create) => Made().Match(create.Text).Groups["name"].Value;

    /// <summary>Makes what is missing.</summary>
    public async Task CreateAsync(DatabaseSession session, bool isDolt, CancellationToken cancellationToken)
    {
        if (isDolt)
        {
            await IgnoreAsync(session, SqlText.Of("ledger-ignore"), cancellationToken);
        }
        foreach (var create in await StatementsAsync(session, cancellationToken))
        {
            await CreateOneAsync(session, create, cancellationToken);
        }
        await WriteSchemaAsync(session, cancellationToken);
        Log.LedgerCreated(logger);
    }

    /// <summary>Makes the outbox, which only those need who are to be told.</summary>
    public async Task CreateOutboxAsync(DatabaseSession session, bool isDolt, CancellationToken cancellationToken)
    {
        if (isDolt)
        {
            await IgnoreAsync(session, SqlText.Of("outbox-ignore"), cancellationToken);
        }
        await CreateOneAsync(session, SqlText.Of(CreateOutbox), cancellationToken);
        Log.OutboxCreated(logger);
    }

    /// <summary>Makes the table of results, which only those need whose agent's program tells what it cost.</summary>
    public async Task CreateResultsAsync(DatabaseSession session, bool isDolt, CancellationToken cancellationToken)
    {
        if (isDolt)
        {
            await IgnoreAsync(session, SqlText.Of("results-ignore"), cancellationToken);
        }
        await CreateOneAsync(session, await ResultsStatementAsync(session, cancellationToken), cancellationToken);
        Log.ResultsCreated(logger);
    }

    /// <summary>The statements that make the tables in this database.</summary>
    public static async Task<IReadOnlyList<SqlText>> StatementsAsync(
        DatabaseSession session,
        CancellationToken cancellationToken
    ) => [await WithIdsAsync(session, "ledger-create-attempts", cancellationToken), SqlText.Of("ledger-create-state")];

    /// <summary>The statement that makes the table of results in this database.</summary>
    public static Task<SqlText> ResultsStatementAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        WithIdsAsync(session, CreateResults, cancellationToken);

    private static async Task<SqlText> WithIdsAsync(
        DatabaseSession session,
        string create,
        CancellationToken cancellationToken
    )
    {
        var id = await session.QueryAsync(
            SqlText.Of("id-collation"),
            s => s.Connection.QueryAsync<ColumnRow>(s.Text, commandTimeout: s.Seconds),
            cancellationToken
        );
        var collation = id.Count == 1 ? id[0].Collation : null;
        return SqlText.Of(create).With("id_collation", collation ?? "utf8mb4_bin");
    }

    private static async Task WriteSchemaAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        try
        {
            await StateTable.WriteAsync(session, "ledger_schema", SchemaVersion, cancellationToken);
        }
        catch (DatabaseException e) when (e.Fault == DatabaseFault.Conflict)
        {
            // Whoever made the tables at the same moment wrote the same word.
        }
    }

    private static async Task CreateOneAsync(
        DatabaseSession session,
        SqlText create,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await session.ExecuteAsync(create, cancellationToken);
        }
        catch (DatabaseException e) when (e.Fault is DatabaseFault.TableExists or DatabaseFault.Conflict)
        {
            // Another run made it meanwhile, or only its sister was missing. The write that follows tells.
        }
    }

    private async Task IgnoreAsync(DatabaseSession session, SqlText ignore, CancellationToken cancellationToken)
    {
        try
        {
            await session.ExecuteAsync(ignore, cancellationToken);
            await DoltHistory.CommitAsync(
                session,
                ["dolt_ignore"],
                "beads-automation: ignore the ledger's tables",
                actor,
                cancellationToken
            );
        }
        catch (DatabaseException e) when (e.Fault != DatabaseFault.Denied)
        {
            Log.IgnoreNotCommitted(logger, e.Message);
        }
    }

    [GeneratedRegex(@"\ACREATE TABLE (IF NOT EXISTS )?(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();

    [GeneratedRegex(@"^  (?<name>[a-z_]+) [A-Z]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
