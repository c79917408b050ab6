using System.Text.Json;
using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.Contract;

/// <summary>What every store must do. A class for each kind of store and schema version says how to make one.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected const string Id = "code-1";

    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly string[] Tables =
    [
        "issues",
        "events",
        "comments",
        "leases",
        "automation_attempts",
        "automation_state",
        "automation_outbox",
        "automation_results",
    ];

    private int _tokens;

    protected IStoreHarness Harness { get; private set; } = null!;

    protected IBeadStore Store { get; private set; } = null!;

    /// <summary>Makes an empty database, or skips the test.</summary>
    protected abstract Task<IStoreHarness> CreateHarnessAsync();

    public async ValueTask InitializeAsync()
    {
        Harness = await CreateHarnessAsync();
        Store = Harness.CreateStore(new BeadsOptions { Actor = "tests" }, new Entropy());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Harness is not null)
        {
            await Store.DisposeAsync();
            await Harness.DisposeAsync();
        }
    }

    /// <summary>A claim of what was read, with a token of its own.</summary>
    protected BeadTransition ClaimOf(BeadHistory seen) =>
        new()
        {
            BeadId = seen.BeadId,
            Observed = seen.Bead,
            ObservedLatest = seen.Latest,
            Status = BeadStatus.InProgress,
            Note = "claimed",
            Ledger = new LedgerChange.Claim(
                new AttemptKey(seen.BeadId, (seen.Latest?.Key.Number ?? 0) + 1, NextToken()),
                "beadboard",
                "host/1"
            ),
        };

    protected async Task<BeadHistory> ReadAsync(string id = Id) => (await Store.ReadBeadAsync(id, None)).History;

    protected Task<WriteResult> ApplyAsync(BeadTransition transition) => Store.ApplyAsync(transition, None);

    /// <summary>Reads and claims.</summary>
    protected async Task<AttemptKey> ClaimAsync(string id = Id)
    {
        var claim = ClaimOf(await ReadAsync(id));
        (await ApplyAsync(claim)).ShouldBe(WriteResult.Applied);
        return ((LedgerChange.Claim)claim.Ledger).Key;
    }

    /// <summary>A bead of the sentinel, put and claimed.</summary>
    protected async Task<AttemptKey> PutAndClaimAsync()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        return await ClaimAsync();
    }

    /// <summary>A bead of the sentinel, claimed and marked as posting.</summary>
    protected async Task<AttemptKey> PutAndPostAsync()
    {
        var key = await PutAndClaimAsync();
        (await Store.MarkPostingAsync(key, None)).Write.ShouldBe(WriteResult.Applied);
        return key;
    }

    /// <summary>Settles the latest attempt from a fresh read.</summary>
    protected async Task SettleAsync(
        string? status,
        AttemptOutcome outcome = AttemptOutcome.Rejected,
        bool counted = true
    )
    {
        var seen = await ReadAsync();
        var settled = new LedgerChange.Settle(seen.Latest!, outcome, status ?? seen.Bead?.Status) { Counted = counted };
        (await ApplyAsync(Transition(seen, status, status is null ? null : "settled", settled))).ShouldBe(
            WriteResult.Applied
        );
    }

    protected static BeadTransition Transition(BeadHistory seen, string? status, string? note, LedgerChange ledger) =>
        new()
        {
            BeadId = seen.BeadId,
            Observed = seen.Bead,
            ObservedLatest = seen.Latest,
            Status = status,
            Note = note,
            Ledger = ledger,
        };

    /// <summary>A human's change by bd: with the stamps that bd writes.</summary>
    protected async Task HumanChangesAsync(params (string Column, object? Value)[] cells)
    {
        var all = cells.ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);
        all.TryAdd("updated_at", await Harness.NowAsync());
        if (Harness.HasRowLock)
        {
            all.TryAdd("row_lock", 4711L);
        }
        await Harness.ChangeBeadAsync(Id, all);
    }

    protected async Task<IReadOnlyDictionary<string, object?>> CellsAsync(string id = Id) =>
        (await Harness.ReadRowsAsync("issues")).Single(row => id.Equals(row["id"]));

    /// <summary>Everything that a store may write, as text: to see that nothing was written.</summary>
    protected async Task<string> WorldAsync()
    {
        var world = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var table in Tables)
        {
            var rows = await Harness.ReadRowsAsync(table);
            // The tables come with a row that says their version, whoever makes them first.
            world[table] = rows.Where(row => row.GetValueOrDefault("name") is not "ledger_schema");
        }
        return JsonSerializer.Serialize(world);
    }

    protected string NextToken() => (++_tokens).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
