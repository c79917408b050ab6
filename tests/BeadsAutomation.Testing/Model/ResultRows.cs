using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>The rows of what runs cost.</summary>
internal static class ResultRows
{
    public static void Write(ModelTransaction transaction, LedgerChange change)
    {
        if (
            change is LedgerChange.Settle { Spent: { } spent, Attempt.Key: var key }
            && transaction.Find(Tables.Results, Tables.AttemptKey(key)) is null
        )
        {
            transaction.Insert(
                Tables.Results,
                Tables.AttemptKey(key),
                ModelRow
                    .Empty.With("bead_id", key.BeadId)
                    .With("attempt", (long)key.Number)
                    .With("cost_usd", spent.CostUsd)
                    .With("turns", (long?)spent.Turns)
                    .With("session_id", spent.SessionId)
            );
        }
    }

    public static IReadOnlyDictionary<(string BeadId, int Number), Spending> Read(
        ModelTransaction transaction,
        string? beadId,
        DateTime since
    ) =>
        transaction.HasTable(Tables.Results)
            ? transaction
                .Rows(Tables.Results)
                .Where(r => beadId is null || r.Value.Has("bead_id", beadId))
                .Where(r => transaction.Find(Tables.Attempts, r.Key)?.Time("claimed_at") >= since)
                .ToDictionary(
                    r => (r.Value.Text("bead_id")!, (int)r.Value.Number("attempt")!),
                    r => new Spending(
                        (decimal?)r.Value["cost_usd"],
                        (int?)r.Value.Number("turns"),
                        r.Value.Text("session_id")
                    )
                )
            : new Dictionary<(string, int), Spending>();
}
