using BeadsAutomation.Testing.Servers;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>One of the three calls that send a bead, for a bead of its own, with the calls before it done.</summary>
internal sealed class Conversation
{
    private readonly AttemptKey _key;

    private Conversation(TestDatabase database, string call, string beadId) =>
        (Database, Call, _key) = (database, call, new AttemptKey(beadId, 1, new Entropy().NewToken()));

    public TestDatabase Database { get; }

    public string Call { get; }

    /// <summary>The statements of each call, by what each of them holds and no other; the database's name is in the log-in alone.</summary>
    public static IReadOnlyDictionary<string, string[]> Points { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["claim"] =
            [
                "open",
                "schema_migrations",
                "start transaction",
                "SELECT attempt AS Number",
                "UPDATE issues",
                "AS Noted",
                "INSERT INTO automation_attempts",
                "INSERT INTO events",
                "DELETE FROM leases",
                "commit",
            ],
            ["posting"] = ["start transaction", "AS LastComment", "AS Acceptance", "SET state = 'posting'", "commit"],
            ["record"] = ["start transaction", "AS IsOpen", "answered_at = UTC_TIMESTAMP", "commit"],
        };

    /// <summary>The state of the attempt after each call.</summary>
    public static IReadOnlyDictionary<string, AttemptState> After { get; } =
        new Dictionary<string, AttemptState>(StringComparer.Ordinal)
        {
            ["claim"] = AttemptState.Claimed,
            ["posting"] = AttemptState.Posting,
            ["record"] = AttemptState.Dispatched,
        };

    /// <summary>Puts a bead and makes the calls that come before this one.</summary>
    public static async Task<Conversation> BeforeAsync(TestDatabase database, string call)
    {
        var conversation = new Conversation(database, call, "b-" + new Entropy().NewToken());
        await database.InsertBeadAsync(new Testing.BeadRow(conversation._key.BeadId));
        await using var store = conversation.Open(database.Server.Address, TimeProvider.System, new DriverTimeouts());
        foreach (var earlier in Points.Keys.TakeWhile(earlier => earlier != call))
        {
            (await conversation.CallAsync(store, earlier, CancellationToken.None)).ShouldBe(WriteResult.Applied);
        }
        return conversation;
    }

    /// <summary>A store that reaches the server in this way.</summary>
    public IBeadStore Open(ServerAddress way, TimeProvider time, DriverTimeouts timeouts)
    {
        var options = way.ApplyTo(new BeadsOptions { Actor = "tests" }, Database.Name);
        return new DoltBeadStore(
            options,
            time,
            new Entropy(),
            NullLogger<DoltBeadStore>.Instance,
            new Driver(options, timeouts: timeouts)
        );
    }

    /// <summary>The way through a proxy that fails at this statement.</summary>
    public FaultyProxy Between(ProxyFault fault, string point, bool onEach = false) =>
        new(Database.Server.Address)
        {
            Fault = fault,
            At = point == "open" ? Database.Name : point,
            OnEach = onEach,
        };

    /// <summary>Makes the call.</summary>
    public Task<WriteResult> CallAsync(IBeadStore store, CancellationToken cancellationToken) =>
        CallAsync(store, Call, cancellationToken);

    /// <summary>Whether the call was carried out, from a new read.</summary>
    public async Task<bool> IsDoneAsync(IBeadStore store, CancellationToken cancellationToken)
    {
        var history = (await store.ReadBeadAsync(_key.BeadId, cancellationToken)).History;
        return history.Latest?.State == After[Call];
    }

    /// <summary>What is there of the bead: attempts with their states, events, and lines of its notes.</summary>
    public async Task<string> TracesAsync()
    {
        await using var connection = await Database.Server.OpenAsync(Database.Name);
        var (attempts, events, notes) = await connection.QuerySingleAsync<(string, long, string)>(
            """
            select
              (select group_concat(concat(attempt, ' ', state)) from automation_attempts where bead_id = @BeadId),
              (select count(*) from events where issue_id = @BeadId),
              notes
            from issues where id = @BeadId
            """,
            new { _key.BeadId }
        );
        return $"{attempts}, {events} event, {notes}";
    }

    private async Task<WriteResult> CallAsync(IBeadStore store, string call, CancellationToken cancellationToken) =>
        call switch
        {
            "claim" => await store.ApplyAsync(await ClaimAsync(), cancellationToken),
            "posting" => (await store.MarkPostingAsync(_key, cancellationToken)).Write,
            _ => await store.RecordAnswerAsync(
                _key,
                new RecordedAnswer(AnswerClass.Accepted, "job-1", "sent"),
                cancellationToken
            ),
        };

    /// <summary>Read in a way of its own, so that the call under test is the write alone.</summary>
    private async Task<BeadTransition> ClaimAsync()
    {
        await using var store = Open(Database.Server.Address, TimeProvider.System, new DriverTimeouts());
        var seen = (await store.ReadBeadAsync(_key.BeadId, CancellationToken.None)).History;
        return new BeadTransition
        {
            BeadId = _key.BeadId,
            Observed = seen.Bead,
            ObservedLatest = seen.Latest,
            Status = BeadStatus.InProgress,
            Note = "claimed",
            Ledger = new LedgerChange.Claim(_key, "beadboard", "host/1"),
        };
    }
}
