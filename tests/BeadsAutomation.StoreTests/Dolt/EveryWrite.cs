using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>Short calls that write, each of which must be applied.</summary>
internal sealed class EveryWrite(IBeadStore store, TestDatabase database)
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Claims a bead and marks it.</summary>
    public async Task<AttemptKey> PostAsync(string id)
    {
        await database.ExecuteAsync("update issues set status = 'open' where id = @id", new { id });
        var seen = await SeenAsync(id);
        var key = new AttemptKey(id, (seen.Latest?.Key.Number ?? 0) + 1, new Entropy().NewToken());
        await ApplyAsync(id, "claimed", _ => new LedgerChange.Claim(key, "beadboard", "host/1"), BeadStatus.InProgress);
        (await store.MarkPostingAsync(key, None)).Write.ShouldBe(WriteResult.Applied);
        return key;
    }

    public async Task AnswerAsync(AttemptKey key, RecordedAnswer answer) =>
        (await store.RecordAnswerAsync(key, answer, None)).ShouldBe(WriteResult.Applied);

    /// <summary>Settles the latest attempt; where there is something to tell of a bead, it is told.</summary>
    public Task SettleAsync(
        string id,
        string? status,
        Spending? spent,
        DateTime? notBefore,
        string? reason,
        string? toldOf
    ) =>
        ApplyAsync(
            id,
            status is null ? null : "settled",
            seen => new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Stale, status)
            {
                Spent = spent,
                NotBefore = notBefore,
                Reason = reason,
            },
            status,
            new Notice(new Entropy().NewToken(), "blocked") { BeadId = toldOf }
        );

    public async Task ApplyAsync(
        string id,
        string? note,
        Func<BeadHistory, LedgerChange> change,
        string? status = null,
        Notice? notice = null
    )
    {
        var seen = await SeenAsync(id);
        var transition = new BeadTransition
        {
            BeadId = id,
            Observed = seen.Bead,
            ObservedLatest = seen.Latest,
            Status = status,
            Note = note,
            Ledger = change(seen),
            Notice = notice,
        };
        (await store.ApplyAsync(transition, None)).ShouldBe(WriteResult.Applied, $"{id}: {transition.Ledger}");
    }

    private async Task<BeadHistory> SeenAsync(string id) => (await store.ReadBeadAsync(id, None)).History;
}
