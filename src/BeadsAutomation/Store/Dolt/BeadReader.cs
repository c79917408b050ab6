using System.Collections.Frozen;
using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The store's reads, each a single statement. A ledger that was never made reads as empty.</summary>
/// <param name="session">The connection.</param>
/// <param name="assignee">The sentinel.</param>
internal sealed class BeadReader(DatabaseSession session, string assignee)
{
    /// <summary>All words of the state table by their names.</summary>
    public Task<IReadOnlyDictionary<string, string>> StateAsync(CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync<IReadOnlyDictionary<string, string>>(
            async () =>
            {
                var words = await StateTable.ReadAsync(session, cancellationToken);
                return words.ToDictionary(w => w.Name, w => w.Value, StringComparer.Ordinal);
            },
            missing: FrozenDictionary<string, string>.Empty
        );

    /// <summary>The sentinel's beads in that status with what stands between them and work, or the one of them that is named.</summary>
    /// <param name="probed">What this database is.</param>
    /// <param name="status">The status.</param>
    /// <param name="id">The bead, or all.</param>
    /// <param name="now">Database UTC, of the same snapshot.</param>
    /// <param name="cancellationToken">Stop waiting.</param>
    public async Task<IReadOnlyList<WaitingBead>> QueueAsync(
        ProbeResult probed,
        string status,
        string? id,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var rows = await session.QueryAsync(
            probed.Sql("queue").With("target", probed.Features.TargetColumn(isWisp: false)),
            s =>
                s.Connection.QueryAsync<QueueRow>(
                    s.Text,
                    new
                    {
                        assignee,
                        status,
                        id,
                    },
                    null,
                    s.Seconds
                ),
            cancellationToken
        );
        var beads = rows.Where(row => row.Is(assignee, status))
            .GroupBy(row => row.Id, StringComparer.Ordinal)
            // An id in both tables is the agent's wisp: its side looks there first.
            .Select(bead => bead.FirstOrDefault(row => row.LivesInWisps != 0) is { } wisp ? [wisp] : bead.ToList())
            .Select(bead => (Row: bead[0], Facts: bead[0].ToFacts(), Targets: bead))
            .ToList();
        var reach = new ReadinessReach([.. beads.Select(bead => bead.Facts)], probed.Features.Rules);
        foreach (var (_, facts, targets) in beads)
        {
            targets.ForEach(row => row.TellTo(reach, facts.Key));
        }
        // The queue's own rows were the first step.
        reach.Advance();
        var judge = new ReadinessJudge(
            await new FactsReader(session, probed).ReadAsync(reach, cancellationToken),
            probed.Features.Rules,
            now
        );
        return [.. beads.Select(bead => bead.Row.ToWaiting(judge.Of(bead.Facts)))];
    }

    /// <summary>The claims in hand, every bead with an unsettled attempt, and every open bead of the sentinel that was attempted.</summary>
    public async Task<IReadOnlyList<BeadHistory>> ClaimsAsync(
        ProbeResult probed,
        CancellationToken cancellationToken
    ) =>
        ToClaims(
            probed.HasLedger
                ? await HistoryAsync(probed, "claims", null, cancellationToken)
                : await HistoryAsync(probed.Sql("claims"), null, cancellationToken)
        );

    /// <summary>Those of the claims that have attempts: none without a ledger, and no further statement to find that out.</summary>
    public Task<IReadOnlyList<BeadHistory>> AttemptedAsync(ProbeResult probed, CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync<IReadOnlyList<BeadHistory>>(
            async () =>
            {
                var rows = await HistoryAsync(probed.Sql("claims", withLedger: true), null, cancellationToken);
                return ToClaims(rows).Where(history => history.Latest is not null).ToList();
            },
            missing: []
        );

    /// <summary>The beads that we blocked: none without a ledger.</summary>
    public Task<IReadOnlyList<BlockedBead>> BlockedAsync(CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync<IReadOnlyList<BlockedBead>>(
            async () =>
            {
                var rows = await HistoryAsync(SqlText.Of("blocked"), null, cancellationToken);
                return ToHistories(rows)
                    .Select(history => BlockedBead.Of(history, assignee))
                    .OfType<BlockedBead>()
                    .ToList();
            },
            missing: []
        );

    /// <summary>Beads that were sent since then: none without a ledger.</summary>
    public Task<int> CountPostsAsync(DateTime since, CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync(
            async () =>
            {
                var counts = await session.QueryAsync(
                    SqlText.Of("posts-since"),
                    s =>
                        s.Connection.QueryAsync<long>(
                            s.Text,
                            new { since = StoredTime.Text(since), notSent = AnswerClass.NotSent.Word() },
                            null,
                            s.Seconds
                        ),
                    cancellationToken
                );
                return (int)Math.Min(counts.Single(), int.MaxValue);
            },
            missing: 0
        );

    /// <summary>The attempts in which something happened last: none without a ledger.</summary>
    public Task<IReadOnlyList<Attempt>> RecentAsync(int limit, CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync<IReadOnlyList<Attempt>>(
            async () =>
            {
                var rows = await session.QueryAsync(
                    SqlText.Of("recent"),
                    s => s.Connection.QueryAsync<HistoryRow>(s.Text, new { limit }, null, s.Seconds),
                    cancellationToken
                );
                return rows.Select(row => row.ToAttempt(row.BeadId ?? "")).ToList();
            },
            missing: []
        );

    /// <summary>The labels of the sentinel's open beads.</summary>
    public async Task<ILookup<string, string>> LabelsAsync(CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            SqlText.Of("labels"),
            s => s.Connection.QueryAsync<LabelRow>(s.Text, new { assignee }, null, s.Seconds),
            cancellationToken
        );
        return rows.ToLookup(row => row.BeadId, row => row.Label, StringComparer.Ordinal);
    }

    /// <summary>The beads in flight by the labels of their pools: none without a ledger.</summary>
    public Task<ILookup<string, string>> PoolsAsync(CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync(
            async () =>
            {
                var rows = await session.QueryAsync(
                    SqlText.Of("pools"),
                    s => s.Connection.QueryAsync<LabelRow>(s.Text, commandTimeout: s.Seconds),
                    cancellationToken
                );
                return rows.ToLookup(row => row.Label, row => row.BeadId, StringComparer.Ordinal);
            },
            missing: PoolLabel.Nobody
        );

    /// <summary>The events that may tell who assigned the sentinel's open beads.</summary>
    public async Task<ILookup<string, AssignmentEvent>> AssignmentsAsync(CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            SqlText.Of("assignments"),
            s => s.Connection.QueryAsync<AssignmentRow>(s.Text, new { assignee }, null, s.Seconds),
            cancellationToken
        );
        return rows.Select(row => row.ToEvent()).ToLookup(e => e.BeadId, StringComparer.Ordinal);
    }

    /// <summary>One bead, whatever its status.</summary>
    public async Task<BeadSnapshot> BeadAsync(ProbeResult probed, string id, CancellationToken cancellationToken)
    {
        var rows = await HistoryAsync(probed, "bead", id, cancellationToken);
        return new BeadSnapshot(StoredTime.Utc(rows[0].Now ?? default), HistoryRow.ToHistory(id, rows));
    }

    private async Task<IReadOnlyList<HistoryRow>> HistoryAsync(
        ProbeResult probed,
        string statement,
        string? id,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await HistoryAsync(probed.Sql(statement, withLedger: true), id, cancellationToken);
        }
        catch (DatabaseException e) when (LedgerTables.AreMissing(e))
        {
            return await HistoryAsync(probed.Sql(statement), id, cancellationToken);
        }
    }

    private Task<IReadOnlyList<HistoryRow>> HistoryAsync(
        SqlText sql,
        string? id,
        CancellationToken cancellationToken
    ) =>
        session.QueryAsync(
            sql,
            s => s.Connection.QueryAsync<HistoryRow>(s.Text, new { assignee, id }, null, s.Seconds),
            cancellationToken
        );

    private static IEnumerable<BeadHistory> ToHistories(IReadOnlyList<HistoryRow> rows) =>
        rows.GroupBy(row => row.BeadId ?? "", StringComparer.Ordinal)
            .Select(group => HistoryRow.ToHistory(group.Key, group.ToList()));

    private List<BeadHistory> ToClaims(IReadOnlyList<HistoryRow> rows) =>
        ToHistories(rows)
            .Where(history => history.Unsettled is not null || history.Bead?.IsAssignedTo(assignee) == true)
            .ToList();
}
