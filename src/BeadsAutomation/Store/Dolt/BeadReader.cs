using System.Collections.Frozen;
using BeadsAutomation.Agents;
using BeadsAutomation.Beads;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Ledger;

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
                var words = await session.QueryAsync<StateRow>(SqlText.Of("state-read"), null, cancellationToken);
                return words.ToDictionary(w => w.Name, w => w.Value, StringComparer.Ordinal);
            },
            missing: FrozenDictionary<string, string>.Empty
        );

    /// <summary>The sentinel's beads in that status with what stands between them and work, or the one of them that is named.</summary>
    public async Task<IReadOnlyList<WaitingBead>> QueueAsync(
        ProbeResult probed,
        string status,
        string? id,
        CancellationToken cancellationToken
    )
    {
        var features = probed.Features;
        object parameters = features.SplitDependencies
            ? new
            {
                assignee,
                status,
                id,
                gateWhenMissing = features.GateWhenMissing,
                alsoBlocks = features.AlsoBlocks ? 1 : 0,
            }
            : new
            {
                assignee,
                status,
                id,
            };
        var sql = probed.Sql(features.QueueStatement);
        var rows = await session.QueryAsync<QueueRow>(sql, parameters, cancellationToken);
        return rows.Select(row => row.ToWaiting())
            // MariaDB pads blanks when it compares.
            .Where(waiting => waiting.Bead.IsAssignedTo(assignee) && waiting.Bead.HasStatus(status))
            // An id in both tables is the agent's wisp: its side looks there first.
            .OrderByDescending(waiting => waiting.Readiness.LivesInWisps)
            .DistinctBy(waiting => waiting.Bead.Id, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The claims in hand, every bead with an unsettled attempt, and every open bead of the sentinel that was attempted.</summary>
    public async Task<IReadOnlyList<BeadHistory>> ClaimsAsync(
        ProbeResult probed,
        CancellationToken cancellationToken
    ) => ToClaims(await HistoryAsync(probed, "claims", new { assignee }, cancellationToken));

    /// <summary>Those of the claims that have attempts: none without a ledger, and no further statement to find that out.</summary>
    public Task<IReadOnlyList<BeadHistory>> AttemptedAsync(ProbeResult probed, CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync<IReadOnlyList<BeadHistory>>(
            async () =>
            {
                var sql = probed.Sql("claims", withLedger: true);
                var rows = await session.QueryAsync<HistoryRow>(sql, new { assignee }, cancellationToken);
                return ToClaims(rows).Where(history => history.Latest is not null).ToList();
            },
            missing: []
        );

    /// <summary>The beads that we blocked: none without a ledger.</summary>
    public Task<IReadOnlyList<BlockedBead>> BlockedAsync(CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync<IReadOnlyList<BlockedBead>>(
            async () =>
            {
                var sql = SqlText.Of("blocked");
                var rows = await session.QueryAsync<HistoryRow>(sql, new { assignee }, cancellationToken);
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
                var counts = await session.QueryAsync<long>(
                    SqlText.Of("posts-since"),
                    new { since = StoredTime.Text(since), notSent = AnswerWords.NotSent },
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
                var rows = await session.QueryAsync<HistoryRow>(SqlText.Of("recent"), new { limit }, cancellationToken);
                return rows.Select(row => row.ToAttempt(row.BeadId ?? "")).ToList();
            },
            missing: []
        );

    /// <summary>The labels of the sentinel's open beads.</summary>
    public async Task<ILookup<string, string>> LabelsAsync(CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync<LabelRow>(SqlText.Of("labels"), new { assignee }, cancellationToken);
        return rows.ToLookup(row => row.BeadId, row => row.Label, StringComparer.Ordinal);
    }

    /// <summary>The beads in flight by the labels of their pools: none without a ledger.</summary>
    public Task<ILookup<string, string>> PoolsAsync(CancellationToken cancellationToken) =>
        LedgerTables.ReadAsync(
            async () =>
            {
                var rows = await session.QueryAsync<LabelRow>(SqlText.Of("pools"), null, cancellationToken);
                return rows.ToLookup(row => row.Label, row => row.BeadId, StringComparer.Ordinal);
            },
            missing: Pools.Nobody
        );

    /// <summary>The events that may tell who assigned the sentinel's open beads.</summary>
    public async Task<ILookup<string, AssignmentEvent>> AssignmentsAsync(CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync<AssignmentRow>(
            SqlText.Of("assignments"),
            new { assignee },
            cancellationToken
        );
        return rows.Select(row => row.ToEvent()).ToLookup(e => e.BeadId, StringComparer.Ordinal);
    }

    /// <summary>One bead, whatever its status.</summary>
    public async Task<BeadSnapshot> BeadAsync(ProbeResult probed, string id, CancellationToken cancellationToken)
    {
        var rows = await HistoryAsync(probed, "bead", new { id }, cancellationToken);
        return new BeadSnapshot(StoredTime.Utc(rows[0].Now ?? default), HistoryRow.ToHistory(id, rows));
    }

    private async Task<IReadOnlyList<HistoryRow>> HistoryAsync(
        ProbeResult probed,
        string statement,
        object parameters,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await session.QueryAsync<HistoryRow>(
                probed.Sql(statement, withLedger: true),
                parameters,
                cancellationToken
            );
        }
        catch (DatabaseException e) when (LedgerTables.AreMissing(e))
        {
            return await session.QueryAsync<HistoryRow>(probed.Sql(statement), parameters, cancellationToken);
        }
    }

    private static IEnumerable<BeadHistory> ToHistories(IReadOnlyList<HistoryRow> rows) =>
        rows.GroupBy(row => row.BeadId ?? "", StringComparer.Ordinal)
            .Select(group => HistoryRow.ToHistory(group.Key, group.ToList()));

    private List<BeadHistory> ToClaims(IReadOnlyList<HistoryRow> rows) =>
        ToHistories(rows)
            .Where(history => history.Unsettled is not null || history.Bead?.IsAssignedTo(assignee) == true)
            .ToList();
}
