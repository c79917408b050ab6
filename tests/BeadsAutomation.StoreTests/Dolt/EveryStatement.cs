using System.Collections.Concurrent;
using BeadsAutomation.Testing.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>Makes each call of the product that sends a statement, with values and with NULL, on a MariaDB that speaks as a Dolt.</summary>
public sealed class EveryStatement : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ConcurrentDictionary<int, Lazy<Task<SentStatements>>> _schemas = new();

    /// <summary>What was sent to a database of this schema; the calls are made once.</summary>
    internal Task<SentStatements> SentAsync(int schema) =>
        _schemas.GetOrAdd(schema, version => new Lazy<Task<SentStatements>>(() => SendAsync(version))).Value;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<SentStatements> SendAsync(int schema)
    {
        var server = await TestServer.GetAsync();
        await using var database = await TestDatabase.CreateAsync(server, schema);
        await DoltProxy.MakeTablesAsync(database);
        using var proxy = new DoltProxy(server.Address);
        var options = proxy.Address.ApplyTo(new BeadsOptions { Actor = "tests" }, database.Name);
        await PutAsync(database);
        await using (var store = Stores.Open(options, new Entropy()))
        {
            await ReadAsync(store);
            await WriteAsync(store, database);
            await ReadAsync(store);
        }
        await ExamineAsync(options);
        return new SentStatements(proxy.Sent);
    }

    /// <summary>Beads with all that can be NULL, and with none of it.</summary>
    private static async Task PutAsync(TestDatabase database)
    {
        var full = new Testing.BeadRow("full")
        {
            StartedAt = LongAgo,
            DeferUntil = LongAgo,
            Notes = "a note",
        };
        await database.InsertBeadAsync(full);
        await database.InsertLabelAsync("full", "pool:gpu");
        await database.InsertCommentAsync("full", LongAgo);
        await database.InsertBeadAsync(new Testing.BeadRow("empty") { Pinned = null, Ephemeral = null });
        await database.InsertBeadAsync(new Testing.BeadRow("nobody's") { Assignee = null });
        await database.InsertBeadAsync(new Testing.BeadRow("lost"));
        await database.InsertDependencyAsync(new DependencyRow("empty", "nobody's", "related"));
        await database.InsertDependencyAsync(new DependencyRow("empty", "full", "waits-for"));
        await database.InsertDependencyAsync(new DependencyRow("full", "nobody's", "parent-child"));
    }

    private static async Task ReadAsync(IBeadStore store)
    {
        // Of a ledger that is not there yet the second statement begins by taking the first back.
        await store.ReadSpendingAsync(null, LongAgo, None);
        await store.ReadSpendingAsync("full", LongAgo, None);
        await store.ReadQueueAsync(None);
        await store.ReadClaimsAsync(None);
        await store.ReadBlockedAsync(None);
        await store.CountPostsAsync(LongAgo, None);
        await store.ReadRecentAsync(10, None);
        await store.ReadPeriodAsync(TimeSpan.FromDays(1), 10, None);
        await store.ReadTextAsync("full", None);
        await store.ReadLabelsAsync(None);
        await store.ReadPoolsAsync(None);
        await store.ReadAssignmentsAsync(None);
        await store.ReadStateAsync(None);
        await store.ReadOutboxAsync(None);
        foreach (var id in (string[])["full", "empty", "nobody's", "none at all"])
        {
            await store.ReadBeadAsync(id, None);
        }
    }

    private static async Task WriteAsync(IBeadStore store, TestDatabase database)
    {
        var calls = new EveryWrite(store, database);
        var full = await calls.PostAsync("full");
        await calls.AnswerAsync(full, new RecordedAnswer(AnswerClass.Accepted, "job-1", "sent"));
        await calls.ApplyAsync("full", "still at it", s => new LedgerChange.Touch(s.Latest!));
        await calls.ApplyAsync("full", null, s => new LedgerChange.See(s.Latest!));
        await calls.SettleAsync("full", "blocked", new Spending(1.5m, 3, "session"), LongAgo, "why", "full");
        await calls.AnswerAsync(full, new RecordedAnswer(AnswerClass.Accepted, "job-2", "sent"));
        await calls.ApplyAsync("full", "again", s => new LedgerChange.Amend(s.Latest!, "open"), "open");
        var empty = await calls.PostAsync("empty");
        await calls.AnswerAsync(empty, new RecordedAnswer(AnswerClass.Busy, null, "not now"));
        foreach (
            var spent in (Spending[])[new Spending(null, 4, null), new Spending(2m, null, null), new(null, null, "s")]
        )
        {
            await calls.SettleAsync("empty", "open", spent, null, null, null);
            await calls.PostAsync("empty");
        }
        // Nobody's status is left where the bead is gone.
        await database.ExecuteAsync("delete from issues where id = 'empty'");
        await calls.SettleAsync("empty", null, null, null, null, null);
        await calls.AnswerAsync(
            new AttemptKey("empty", 1, empty.Token),
            new RecordedAnswer(AnswerClass.NotSent, null, "late")
        );
        await database.ExecuteAsync("update issues set status = 'in_progress' where id = 'lost'");
        await calls.ApplyAsync(
            "lost",
            "given up",
            s => new LedgerChange.SettleUnrecorded(
                new AttemptKey("lost", 1, new Entropy().NewToken()),
                AttemptOutcome.Stale,
                "blocked",
                "silent",
                "host/1"
            ),
            "blocked"
        );
        await store.WriteStateAsync("word", "value", new Notice("state", "paused"), None);
        foreach (var waiting in await store.ReadOutboxAsync(None))
        {
            await store.DropNoticeAsync(waiting.Notice.Id, None);
        }
        await store.PublishAsync("full", "a message", None);
    }

    /// <summary>What <c>doctor</c> asks, and the scaler's statement.</summary>
    private static async Task ExamineAsync(BeadsOptions options)
    {
        await using var session = new DatabaseSession(new Driver(options), TimeProvider.System);
        var server = new ServerReader(options, session, TimeProvider.System);
        (await server.ProbeAsync(None)).IsDolt.ShouldBeTrue();
        var features = await server.SchemaAsync(None);
        await server.LedgerAsync(None);
        await server.LacksOutboxAsync(None);
        await server.MakeResultsAsync(None);
        await server.NotesAsync(features, None);
        await server.DirtyAsync(None);
        await server.ReadiedAsync(None);
        await server.LackingAsync([.. Need.Of(features), Need.OfOutbox, Need.OfWholeDatabase], None);
        var trusting = options with { MaxDispatchesPerDay = 5 };
        await new KedaQueryCommand(
            trusting,
            new Driver(trusting),
            TimeProvider.System,
            NullLogger<KedaQueryCommand>.Instance
        ).RunAsync(None);
    }
}
