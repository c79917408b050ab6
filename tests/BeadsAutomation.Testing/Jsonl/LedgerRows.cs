namespace BeadsAutomation.Testing.Jsonl;

/// <summary>What a store says of its ledger, as rows of the tables that servers have.</summary>
public static class LedgerRows
{
    private static readonly string[] Names = ["hold", "pause", "breaker"];

    /// <summary>All attempts of these beads.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> AttemptsAsync(
        IBeadStore store,
        IEnumerable<string> beadIds
    )
    {
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        foreach (var id in beadIds)
        {
            var snapshot = await store.ReadBeadAsync(id, CancellationToken.None);
            rows.AddRange(snapshot.History.Attempts.Select(Row));
        }
        return rows;
    }

    /// <summary>The words of the state table that were ever written.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> StateAsync(IBeadStore store)
    {
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        foreach (var name in Names)
        {
            if (await store.ReadStateAsync(name, CancellationToken.None) is { } value)
            {
                rows.Add(
                    new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = name, ["value"] = value }
                );
            }
        }
        return rows;
    }

    /// <summary>The notices that wait.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> OutboxAsync(IBeadStore store) =>
        [
            .. (await store.ReadOutboxAsync(CancellationToken.None)).Select(waiting => new Dictionary<string, object?>(
                StringComparer.Ordinal
            )
            {
                ["id"] = waiting.Notice.Id,
                ["kind"] = waiting.Notice.Kind,
                ["bead_id"] = waiting.Notice.BeadId,
                ["created_at"] = waiting.At,
            }),
        ];

    private static Dictionary<string, object?> Row(Attempt attempt) =>
        new(StringComparer.Ordinal)
        {
            ["bead_id"] = attempt.Key.BeadId,
            ["attempt"] = (long)attempt.Key.Number,
            ["token"] = attempt.Key.Token,
            ["agent"] = attempt.Agent,
            ["job_id"] = attempt.JobId,
            ["state"] = attempt.StateWord,
            ["counted"] = attempt.Counted ? 1L : 0L,
            ["outcome"] = attempt.Outcome?.Word(),
            ["answer"] = attempt.Answer,
            ["reason"] = attempt.Reason,
            ["claimed_at"] = attempt.ClaimedAt,
            ["posted_at"] = attempt.PostedAt,
            ["answered_at"] = attempt.AnsweredAt,
            ["settled_at"] = attempt.SettledAt,
            ["bead_updated_at"] = attempt.BeadUpdatedAt,
            ["status_left"] = attempt.StatusLeft,
            ["open_at_answer"] = attempt.OpenAtAnswer ? 1L : 0L,
            ["not_before"] = attempt.NotBefore,
            ["worker"] = attempt.Worker,
        };
}
