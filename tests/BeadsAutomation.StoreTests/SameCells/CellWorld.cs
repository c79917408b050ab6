using System.Globalization;
using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.SameCells;

/// <summary>One bead in one kind of store: what a case does to it, and what it finds.</summary>
/// <param name="harness">The store's data.</param>
/// <param name="store">The store.</param>
/// <param name="id">The bead of this case.</param>
/// <param name="age">Gives every stamp of this bead and of its attempts an old value, so that each new one is a change.</param>
internal sealed class CellWorld(IStoreHarness harness, IBeadStore store, string id, Func<string, DateTime, Task> age)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTime LongAgo = new(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc);

    public string Id => id;

    public IBeadStore Store => store;

    public BeadRow Row => new(id) { Notes = "a note" };

    public async Task PutAsync(BeadRow? row = null)
    {
        await harness.PutBeadAsync(row ?? Row);
        await GrantLeaseAsync();
    }

    /// <summary>bd's lease, so that a store that ends it can be seen to.</summary>
    public async Task GrantLeaseAsync()
    {
        if (harness.HasLeases)
        {
            await harness.AddHeartbeatAsync(id, LongAgo);
        }
    }

    public Task DeleteAsync() => harness.DeleteBeadAsync(id);

    public Task SetAsync(string column, object? value) =>
        harness.ChangeBeadAsync(id, new Dictionary<string, object?>(StringComparer.Ordinal) { [column] = value });

    public Task AgeAsync() => age(id, LongAgo);

    public async Task<BeadHistory> ReadAsync() => (await store.ReadBeadAsync(id, None)).History;

    /// <summary>Applies what is made of a fresh read.</summary>
    public async Task<WriteResult> ApplyAsync(string? status, string? note, Func<BeadHistory, LedgerChange> ledger)
    {
        var seen = await ReadAsync();
        return await store.ApplyAsync(
            new BeadTransition
            {
                BeadId = id,
                Observed = seen.Bead,
                ObservedLatest = seen.Latest,
                Status = status,
                Note = note,
                Ledger = ledger(seen),
            },
            None
        );
    }

    public Task<WriteResult> ClaimAsync(string? note = "claimed") =>
        ApplyAsync("in_progress", note, seen => new LedgerChange.Claim(NextKey(seen), "beadboard", "host/1"));

    public Task<WriteResult> SettleAsync(string? status, string? note, AttemptOutcome outcome, string? reason = null) =>
        ApplyAsync(
            status,
            note,
            seen => new LedgerChange.Settle(seen.Latest!, outcome, status ?? seen.Bead?.Status)
            {
                Counted = outcome is AttemptOutcome.Rejected,
                NotBefore = outcome is AttemptOutcome.Rejected ? LongAgo.AddYears(1) : null,
                Reason = reason,
            }
        );

    public async Task<WriteResult> MarkPostingAsync() =>
        (await store.MarkPostingAsync((await ReadAsync()).Latest!.Key, None)).Write;

    public async Task<WriteResult> AnswerAsync(AnswerClass answer, string? job) =>
        await store.RecordAnswerAsync(
            (await ReadAsync()).Latest!.Key,
            new RecordedAnswer(answer, job, $"it said {answer.Word()}"),
            None
        );

    /// <summary>The next attempt's key; its token is the same in every kind of store.</summary>
    public static AttemptKey NextKey(BeadHistory seen)
    {
        var number = (seen.Latest?.Key.Number ?? 0) + 1;
        return new AttemptKey(seen.BeadId, number, number.ToString("x32", CultureInfo.InvariantCulture));
    }

    /// <summary>All rows that concern this bead.</summary>
    public async Task<BeadCells> CellsAsync() =>
        new()
        {
            ["issues"] = await RowsAsync("issues", "id"),
            ["events"] = await RowsAsync("events", "issue_id", "id"),
            ["leases"] = await RowsAsync("leases", "issue_id"),
            ["automation_attempts"] = await RowsAsync("automation_attempts", "bead_id", "attempt"),
            ["automation_state"] = await RowsAsync("automation_state", "name"),
        };

    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>>> RowsAsync(
        string table,
        string owner,
        string? key = null
    ) =>
        (await harness.ReadRowsAsync(table))
            .Where(row => id.Equals(row[owner]))
            .ToDictionary(
                row => Convert.ToString(row[key ?? owner], CultureInfo.InvariantCulture)!,
                StringComparer.Ordinal
            );
}
