using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>One kind of write: what goes before it, and then the write itself, to be done again and again from the same state.</summary>
/// <param name="Name">For the test's name.</param>
/// <param name="PrepareAsync">Brings the only bead into the state that the write needs; the answer is the write.</param>
internal sealed record CrashCase(string Name, Func<IBeadStore, Task<Func<IBeadStore, Task<WriteResult>>>> PrepareAsync)
{
    public const string Id = "code-1";

    private const string Token = "000000000000000000000000000000aa";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RecordedAnswer Answer = new(AnswerClass.Accepted, "job-1", "job=job-1");

    public static IReadOnlyList<CrashCase> All { get; } =
    [
        Of("first claim", _ => Task.CompletedTask, Claim),
        Of("next claim", ReleasedAsync, Claim),
        Of("settle to open", PostedAsync, seen => Settle(seen, BeadStatus.Open, "released")),
        Of("settle to blocked", PostedAsync, seen => Settle(seen, BeadStatus.Blocked, "stale")),
        Of(
            "settle to blocked and tell",
            PostedAsync,
            seen => Settle(seen, BeadStatus.Blocked, "stale") with { Notice = new Notice("blocked-1", "blocked") }
        ),
        Of("settle without the bead", PostedAsync, seen => Settle(seen, null, null)),
        Of("settle a claim that no row explains", _ => Task.CompletedTask, SettleUnrecorded),
        Of("amend", ReleasedAsync, seen => Write(seen, null, null, new LedgerChange.Amend(seen.Latest!, "rearmed"))),
        Of(
            "amend and block",
            ReleasedAsync,
            seen => Write(seen, "blocked", "cap", new LedgerChange.Amend(seen.Latest!, "blocked"))
        ),
        Of("touch", PostedAsync, seen => Write(seen, null, "dispatched", new LedgerChange.Touch(seen.Latest!))),
        Of(
            "a note without a row",
            _ => Task.CompletedTask,
            seen => Write(seen, null, "re-armed", new LedgerChange.None())
        ),
        Of("mark posting", ClaimedAsync, (store, key) => MarkAsync(store, key)),
        Of("record an answer", PostedAsync, (store, key) => store.RecordAnswerAsync(key, Answer, None)),
        Of("add an answer", SettledAsync, (store, key) => store.RecordAnswerAsync(key, Answer, None)),
        new("first word", _ => Task.FromResult(Word("hold", "one"))),
        new("telling word", _ => Task.FromResult(Telling)),
        new(
            "dropped notice after a word",
            async store =>
            {
                await Telling(store);
                return again => again.DropNoticeAsync("paused-1", None);
            }
        ),
        new(
            "next word",
            async store =>
            {
                await Word("hold", "one")(store);
                return Word("hold", "two");
            }
        ),
    ];

    public bool IsClaim => Name.EndsWith("claim", StringComparison.Ordinal);

    /// <summary>The bead is claimed for the first or next time, from a fresh read.</summary>
    public static BeadTransition Claim(BeadHistory seen) =>
        Write(seen, BeadStatus.InProgress, "claimed", new LedgerChange.Claim(KeyAfter(seen), "beadboard", "host/1"));

    public static async Task<BeadHistory> ReadAsync(IBeadStore store) => (await store.ReadBeadAsync(Id, None)).History;

    private static CrashCase Of(string name, Func<IBeadStore, Task> before, Func<BeadHistory, BeadTransition> write) =>
        new(
            name,
            async store =>
            {
                await before(store);
                var transition = write(await ReadAsync(store));
                return again => again.ApplyAsync(transition, None);
            }
        );

    private static CrashCase Of(
        string name,
        Func<IBeadStore, Task> before,
        Func<IBeadStore, AttemptKey, Task<WriteResult>> write
    ) =>
        new(
            name,
            async store =>
            {
                await before(store);
                var key = (await ReadAsync(store)).Latest!.Key;
                return again => write(again, key);
            }
        );

    private static Func<IBeadStore, Task<WriteResult>> Telling =>
        store => store.WriteStateAsync("pause", "so", new Notice("paused-1", "paused"), None);

    private static Func<IBeadStore, Task<WriteResult>> Word(string name, string value) =>
        store => store.WriteStateAsync(name, value, None);

    private static async Task ClaimedAsync(IBeadStore store) =>
        (await store.ApplyAsync(Claim(await ReadAsync(store)), None)).ShouldBe(WriteResult.Applied);

    private static async Task PostedAsync(IBeadStore store)
    {
        await ClaimedAsync(store);
        (await MarkAsync(store, (await ReadAsync(store)).Latest!.Key)).ShouldBe(WriteResult.Applied);
    }

    private static async Task ReleasedAsync(IBeadStore store)
    {
        await ClaimedAsync(store);
        var release = Settle(await ReadAsync(store), BeadStatus.Open, "released");
        (await store.ApplyAsync(release, None)).ShouldBe(WriteResult.Applied);
    }

    private static async Task SettledAsync(IBeadStore store)
    {
        await PostedAsync(store);
        var settle = Settle(await ReadAsync(store), BeadStatus.Blocked, "stale");
        (await store.ApplyAsync(settle, None)).ShouldBe(WriteResult.Applied);
    }

    private static async Task<WriteResult> MarkAsync(IBeadStore store, AttemptKey key) =>
        (await store.MarkPostingAsync(key, None)).Write;

    private static BeadTransition Settle(BeadHistory seen, string? status, string? note) =>
        Write(
            seen,
            status,
            note,
            new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Rejected, status) { Counted = true }
        );

    private static BeadTransition SettleUnrecorded(BeadHistory seen) =>
        Write(
            seen,
            BeadStatus.Blocked,
            "silent",
            new LedgerChange.SettleUnrecorded(
                KeyAfter(seen),
                AttemptOutcome.Stale,
                BeadStatus.Blocked,
                "silent",
                "host/1"
            )
        );

    private static AttemptKey KeyAfter(BeadHistory seen)
    {
        var number = (seen.Latest?.Key.Number ?? 0) + 1;
        return new AttemptKey(Id, number, $"{number}{Token[1..]}");
    }

    private static BeadTransition Write(BeadHistory seen, string? status, string? note, LedgerChange ledger) =>
        new()
        {
            BeadId = seen.BeadId,
            Observed = seen.Bead,
            ObservedLatest = seen.Latest,
            Status = status,
            Note = note,
            Ledger = ledger,
        };
}
