using BeadsAutomation.Store.Dolt;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>What answers, as far as it is not in <see cref="SchemaFeatures"/>.</summary>
internal sealed record ServerProbe(
    string Version,
    string? DoltVersion,
    string Account,
    int? SchemaVersion,
    string? ProjectId,
    DateTime Now,
    TimeSpan Ahead
)
{
    /// <summary>Whether it keeps a history of its own.</summary>
    public bool IsDolt => DoltVersion is not null;
}

/// <summary>The doctor's questions to a server; a failure is the operator's sentence.</summary>
internal sealed class ServerReader(BeadsOptions options, DatabaseSession session, TimeProvider time)
{
    private readonly FailureSentences _sentences = new(options);

    /// <summary>Which server, whose database, and what time it is there.</summary>
    public Task<ServerProbe> ProbeAsync(CancellationToken cancellationToken) =>
        SayAsync(async () =>
        {
            var server = (
                await QueryAsync(
                    "doctor-server",
                    s => s.Connection.QueryAsync<ServerRow>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                )
            ).Single();
            var before = time.GetUtcNow();
            var row = await Probe.ReadAsync(session, withWork: false, cancellationToken);
            var here = before + ((time.GetUtcNow() - before) / 2);
            var isDolt = row.ServerComment?.Contains("dolt", StringComparison.OrdinalIgnoreCase) == true;
            var dolt = isDolt
                ? await QueryAsync(
                    "doctor-dolt-version",
                    s => s.Connection.QueryAsync<string>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                )
                : [];
            return new ServerProbe(
                server.Version,
                isDolt ? dolt.SingleOrDefault() ?? "" : null,
                server.Account,
                row.SchemaVersion ?? throw _sentences.NoSchema(),
                row.ProjectId,
                StoredTime.Utc(row.Now),
                here.UtcDateTime - StoredTime.Utc(row.Now)
            );
        });

    /// <summary>What the schema has; one that lacks something is refused by name.</summary>
    public Task<SchemaFeatures> SchemaAsync(CancellationToken cancellationToken) =>
        SayAsync(async () =>
        {
            var probe = Probe;
            var probed = await probe.RunAsync(session, cancellationToken);
            return await probe.DiagnoseAsync(session, probed.Features, cancellationToken) is { } unfit
                ? throw unfit
                : probed.Features;
        });

    /// <summary>The ledger in one row; <see langword="null"/> when it was not made yet.</summary>
    public Task<LedgerSummary?> LedgerAsync(CancellationToken cancellationToken) =>
        SayAsync(() =>
            LedgerTables.ReadAsync(
                async () =>
                {
                    await StateTable.ReadAsync(session, cancellationToken);
                    return (LedgerSummary?)
                        (
                            await QueryAsync(
                                "doctor-ledger",
                                s => s.Connection.QueryAsync<LedgerSummary>(s.Text, commandTimeout: s.Seconds),
                                cancellationToken
                            )
                        ).Single();
                },
                missing: null
            )
        );

    /// <summary>The statements that make the ledger here.</summary>
    public Task<IReadOnlyList<SqlText>> MakeLedgerAsync(CancellationToken cancellationToken) =>
        SayAsync(() => LedgerTables.StatementsAsync(session, cancellationToken));

    /// <summary>Whether the table of notices is still to be made; a user who may not look is told so by the rights.</summary>
    public Task<bool> LacksOutboxAsync(CancellationToken cancellationToken) =>
        SayAsync(async () =>
        {
            try
            {
                await QueryAsync(
                    "outbox-count",
                    s => s.Connection.QueryAsync<long>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                );
                return false;
            }
            catch (DatabaseException e) when (LedgerTables.OutboxIsMissing(e) || e.Fault == DatabaseFault.Denied)
            {
                return e.Fault != DatabaseFault.Denied;
            }
        });

    /// <summary>The statement that makes the table of what runs cost, if it is not there; <see langword="null"/> where it is seen.</summary>
    public Task<SqlText?> MakeResultsAsync(CancellationToken cancellationToken) =>
        SayAsync(async () =>
        {
            try
            {
                await QueryAsync(
                    "results-look",
                    s => s.Connection.QueryAsync<long>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                );
                return null;
            }
            catch (DatabaseException e) when (LedgerTables.ResultsAreMissing(e) || e.Fault == DatabaseFault.Denied)
            {
                return await LedgerTables.ResultsStatementAsync(session, cancellationToken);
            }
        });

    /// <summary>What of these needs is refused when it is tried. Nothing is written, and even that is taken back.</summary>
    public Task<IReadOnlyList<Need>> LackingAsync(IReadOnlyList<Need> needs, CancellationToken cancellationToken) =>
        SayAsync<IReadOnlyList<Need>>(async () =>
        {
            var lacking = new List<Need>();
            await session.BeginAsync(cancellationToken);
            foreach (var (table, right) in needs.SelectMany(need => need.Rights.Select(right => (need.Table, right))))
            {
                if (await RefusedAsync(table, right, cancellationToken) is { } refused)
                {
                    lacking.Add(refused);
                }
            }
            await session.RollbackAsync(cancellationToken);
            return
            [
                .. lacking
                    .GroupBy(need => need.Table, StringComparer.Ordinal)
                    .Select(table => new Need(
                        table.Key,
                        [.. table.SelectMany(need => need.Rights).Distinct(StringComparer.Ordinal)]
                    )),
            ];
        });

    private async Task<Need?> RefusedAsync(string table, string right, CancellationToken cancellationToken)
    {
        try
        {
            await session.ExecuteAsync(RightTrial.Of(table, right), cancellationToken);
            return null;
        }
        catch (DatabaseException e) when (e.Fault == DatabaseFault.MissingTable)
        {
            // Not made yet: nothing was refused.
            return null;
        }
        catch (DatabaseException e) when (e.Fault == DatabaseFault.Denied && !e.IsReadOnly)
        {
            return e.IsOfHiddenTables ? Need.OfWholeDatabase : new Need(table, right);
        }
    }

    /// <summary>Our beads with long notes.</summary>
    public Task<IReadOnlyList<LongNotes>> NotesAsync(SchemaFeatures features, CancellationToken cancellationToken) =>
        SayAsync(() =>
        {
            var limit = features.NotesBytes / 10 * 9;
            return QueryAsync(
                "doctor-notes",
                s =>
                    s.Connection.QueryAsync<LongNotes>(
                        s.Text,
                        new { assignee = options.Assignee, limit },
                        null,
                        s.Seconds
                    ),
                cancellationToken
            );
        });

    /// <summary>What waits for a Dolt commit.</summary>
    public Task<IReadOnlyList<DirtyTable>> DirtyAsync(CancellationToken cancellationToken) =>
        SayAsync(() =>
            QueryAsync(
                "doctor-dirty",
                s => s.Connection.QueryAsync<DirtyTable>(s.Text, commandTimeout: s.Seconds),
                cancellationToken
            )
        );

    /// <summary>When something last made beads ready.</summary>
    public Task<ReadiedRow> ReadiedAsync(CancellationToken cancellationToken) =>
        SayAsync(async () =>
            (
                await QueryAsync(
                    "doctor-readied",
                    s => s.Connection.QueryAsync<ReadiedRow>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                )
            ).Single()
        );

    /// <summary>The sentence about a database of another project.</summary>
    public string OtherProject(string found) => _sentences.OtherProject(found).Message;

    // The project is judged by itself, and what the probe would warn of are findings here.
    private SchemaProbe Probe => new(options with { ProjectId = null }, _sentences, NullLogger.Instance);

    private Task<IReadOnlyList<T>> QueryAsync<T>(
        string name,
        Func<Sent, Task<IEnumerable<T>>> send,
        CancellationToken cancellationToken
    ) => session.QueryAsync(SqlText.Of(name), send, cancellationToken);

    private async Task<T> SayAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DatabaseException e)
        {
            throw _sentences.Of(e);
        }
    }
}
