using Dapper;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Dolt;

/// <summary>Finds out, with one cheap statement, which schema this is; looks at columns only for versions that nobody tested, or when something turned out to be missing.</summary>
/// <param name="options">The project and the sentinel.</param>
/// <param name="sentences">What the operator is told.</param>
/// <param name="logger">For the warnings, once each.</param>
internal sealed class SchemaProbe(BeadsOptions options, FailureSentences sentences, ILogger logger)
{
    private static readonly SqlText Plain = SqlText.Of("probe");

    private SchemaFeatures? _known;

    /// <summary>Reads version, project and time; and whether there is work to look at, for whom that matters.</summary>
    public async Task<ProbeResult> RunAsync(
        DatabaseSession session,
        CancellationToken cancellationToken,
        bool withWork = false
    )
    {
        var row = await ReadAsync(session, withWork, cancellationToken);
        if (
            !string.IsNullOrEmpty(options.ProjectId)
            && !string.IsNullOrEmpty(row.ProjectId)
            && !string.Equals(options.ProjectId, row.ProjectId, StringComparison.Ordinal)
        )
        {
            throw sentences.OtherProject(row.ProjectId);
        }
        var version = row.SchemaVersion ?? throw sentences.NoSchema();
        if (_known?.Version != version)
        {
            _known = SchemaFeatures.OfTested(version) ?? await InspectAsync(session, version, cancellationToken);
            Warn(_known);
        }
        var isDolt = row.ServerComment?.Contains("dolt", StringComparison.OrdinalIgnoreCase) == true;
        return new ProbeResult(_known, isDolt, StoredTime.Utc(row.Now))
        {
            Waits = row.Waits is not null,
            HasLedger = row.HasLedger is not null,
            HasHistories = (row.Waits ?? row.Claimed ?? row.Unsettled) is not null,
        };
    }

    /// <summary>What a statement that failed for a missing table or column did not find; nothing when all is there.</summary>
    public async Task<StoreException?> DiagnoseAsync(
        DatabaseSession session,
        SchemaFeatures features,
        CancellationToken cancellationToken
    )
    {
        var columns = await ReadColumnsAsync(
            session,
            [.. SchemaColumns.Tables, .. SchemaColumns.LedgerTables],
            cancellationToken
        );
        var missing = columns.Missing(features);
        if (missing.Count > 0)
        {
            return sentences.Unfit(features.Version, missing);
        }
        var missingInLedger = columns.MissingInLedger();
        return missingInLedger.Count == 0 ? null : sentences.UnfitLedger(missingInLedger);
    }

    /// <summary>What stands there, unjudged; a database that is not bd's is refused.</summary>
    public async Task<ProbeRow> ReadAsync(DatabaseSession session, bool withWork, CancellationToken cancellationToken)
    {
        try
        {
            return withWork
                ? await ReadWorkAsync(session, cancellationToken)
                : await ReadAsync(session, Plain, cancellationToken);
        }
        catch (DatabaseException e) when (IsNotThere(e))
        {
            // Others have tables of these names, too.
            throw sentences.NoSchema();
        }
    }

    private async Task<ProbeRow> ReadWorkAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await LedgerTables.ReadAsync<ProbeRow?>(
                    async () => await ReadAsync(session, SqlText.Of("probe", "work", "ledger"), cancellationToken),
                    missing: null
                ) ?? await ReadAsync(session, SqlText.Of("probe", "work"), cancellationToken);
        }
        catch (DatabaseException e) when (IsNotThere(e))
        {
            // What is missing is named when the work itself is read.
            return await ReadAsync(session, Plain, cancellationToken) with { Waits = 1, HasLedger = 1 };
        }
    }

    private static bool IsNotThere(DatabaseException e) =>
        e.Fault is DatabaseFault.MissingTable or DatabaseFault.MissingColumn or DatabaseFault.Unreadable;

    private async Task<ProbeRow> ReadAsync(
        DatabaseSession session,
        SqlText statement,
        CancellationToken cancellationToken
    )
    {
        return (
            await session.QueryAsync(
                statement,
                s =>
                    s.Connection.QueryAsync<ProbeRow>(
                        s.Text,
                        new { assignee = options.Assignee },
                        commandTimeout: s.Seconds
                    ),
                cancellationToken
            )
        ).Single();
    }

    private async Task<SchemaFeatures> InspectAsync(
        DatabaseSession session,
        int version,
        CancellationToken cancellationToken
    )
    {
        var columns = await ReadColumnsAsync(session, SchemaColumns.Tables, cancellationToken);
        var features = SchemaFeatures.Of(version, columns);
        var missing = columns.Missing(features);
        if (missing.Count > 0)
        {
            throw sentences.Unfit(version, missing);
        }
        Log.SchemaUntested(logger, version, string.Join(", ", SchemaFeatures.Tested));
        return features;
    }

    private static async Task<SchemaColumns> ReadColumnsAsync(
        DatabaseSession session,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        var tables = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var table in names)
        {
            try
            {
                var rows = await session.QueryAsync(
                    SqlText.Of("show-columns").With("table", table),
                    s => s.Connection.QueryAsync<ColumnRow>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                );
                tables[table] = rows.ToDictionary(r => r.Field, r => r.Type.ToLowerInvariant(), StringComparer.Ordinal);
            }
            catch (DatabaseException e) when (e.Fault == DatabaseFault.MissingTable)
            {
                // A table that is not there has no columns.
            }
        }
        return new SchemaColumns(tables);
    }

    private void Warn(SchemaFeatures features)
    {
        if (features.ClosesForAssigneeOnly)
        {
            Log.AgentsMustBeSentinel(logger, features.Version, ServerText.Printable(options.Assignee));
        }
    }
}
