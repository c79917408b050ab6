using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>Reads what decides on the readiness of some beads, each step in a few statements that each go by an index.</summary>
/// <param name="session">The connection, in a transaction: all statements see the same.</param>
/// <param name="probed">What this database is.</param>
internal sealed class FactsReader(DatabaseSession session, ProbeResult probed)
{
    // MariaDB makes a table of a longer list, and a packet has an end.
    private const int IdsAtOnce = 500;

    /// <summary>All that is still to be read of what the candidates reach.</summary>
    public async Task<ReadinessFacts> ReadAsync(ReadinessReach reach, CancellationToken cancellationToken)
    {
        for (; !reach.IsOver; reach.Advance())
        {
            foreach (var (isWisp, ids) in Chunks(reach.Next))
            {
                await ReadDependenciesAsync(reach, isWisp, ids, cancellationToken);
            }
            foreach (var (isWisp, ids) in Chunks(reach.NextAwaited))
            {
                await ReadChildrenAsync(reach, isWisp, ids, cancellationToken);
            }
        }
        return reach.Facts;
    }

    private async Task ReadDependenciesAsync(
        ReadinessReach reach,
        bool isWisp,
        string[] ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await session.QueryAsync(
            probed
                .Sql("dependencies")
                .With("dependencies", isWisp ? "wisp_dependencies" : "dependencies")
                .With("target", probed.Features.TargetColumn(isWisp: false)),
            s => s.Connection.QueryAsync<TargetRow>(s.Text, new { ids }, null, s.Seconds),
            cancellationToken
        );
        foreach (var row in rows)
        {
            row.TellTo(reach, new BeadKey(row.Id, isWisp));
        }
    }

    private async Task ReadChildrenAsync(
        ReadinessReach reach,
        bool isWisp,
        string[] ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await session.QueryAsync(
            probed.Sql("children").With("target", probed.Features.TargetColumn(isWisp)),
            s => s.Connection.QueryAsync<ChildRow>(s.Text, new { ids }, null, s.Seconds),
            cancellationToken
        );
        foreach (var row in rows)
        {
            reach.AddChild(new BeadKey(row.ParentId, isWisp), row.ToFacts());
        }
    }

    private static IEnumerable<(bool IsWisp, string[] Ids)> Chunks(IReadOnlyList<BeadKey> beads) =>
        from side in beads.ToLookup(bead => bead.IsWisp, bead => bead.Id)
        from ids in side.Chunk(IdsAtOnce)
        select (side.Key, ids);
}
