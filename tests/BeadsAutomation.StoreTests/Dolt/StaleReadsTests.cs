using System.Data.Common;
using BeadsAutomation.Testing.Servers;
using Dapper;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>Dolt's rule for failed statements, on a Dolt itself or before a MariaDB: nothing is read from before the failure.</summary>
public sealed class StaleReadsTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private TestDatabase _database = null!;
    private DoltProxy? _proxy;

    private ServerAddress Address => _proxy?.Address ?? _database.Server.Address;

    private BeadsOptions Options => Address.ApplyTo(new BeadsOptions(), _database.Name);

    /// <summary>The reads that meet a missing ledger, and what they say of a bead, an attempt and a word that came meanwhile.</summary>
    public static TheoryData<string> Reads =>
        ["state", "queue", "claims", "bead", "blocked", "posts", "recent", "period", "pools", "outbox", "labels"];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), 66);
        _proxy = _database.Server.Flavour == Flavour.Dolt ? null : new DoltProxy(_database.Server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _proxy?.Dispose();
        await _database.DisposeAsync();
    }

    /// <summary>What the others of this class hold against: left to itself a connection reads the past, once.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("rollback", true)]
    [InlineData("begin work", true)]
    [InlineData("start transaction", true)]
    public async Task Whoever_leaves_the_rollback_out_reads_the_past(string between, bool sees)
    {
        await using var connection = await Address.OpenAsync(_database.Name);
        (
            await Should.ThrowAsync<DbException>(() => connection.ExecuteAsync("select * from no_such_table"))
        ).Message.ShouldContain("no_such_table");
        await _database.InsertBeadAsync(new BeadRow("bd-1"));
        if (between.Length > 0)
        {
            await connection.ExecuteAsync(between);
        }

        (await CountAsync(connection)).ShouldBe(sees ? 1 : 0);
        (await CountAsync(connection)).ShouldBe(1);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("denied")]
    public async Task After_a_failed_statement_a_session_reads_the_present(string failure)
    {
        var user = await _database.CreateUserAsync("select");
        var options = (Address with { User = user.User, Password = user.Password }).ApplyTo(Options, _database.Name);
        await using var session = new DatabaseSession(new Driver(options), TimeProvider.System);
        await Should.ThrowAsync<DatabaseException>(() =>
            failure == "missing"
                ? session.CountAsync(SqlText.Of("outbox-count"))
                : session.ExecuteAsync(
                    SqlText.Of("lease-delete").WithLiterals(new Dictionary<string, string> { ["id"] = "'x'" }),
                    None
                )
        );
        await _database.InsertBeadAsync(new BeadRow("bd-1"));

        var read = new SqlText("count", "SELECT COUNT(*) FROM issues");
        (await session.CountAsync(read)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_transaction_keeps_the_snapshot_of_its_begin_when_a_statement_in_it_fails()
    {
        await using var session = new DatabaseSession(new Driver(Options), TimeProvider.System);
        var read = new SqlText("count", "SELECT COUNT(*) FROM issues");
        await session.BeginAsync(None);
        await session.CountAsync(read);
        await Should.ThrowAsync<DatabaseException>(() => session.CountAsync(SqlText.Of("outbox-count")));
        await _database.InsertBeadAsync(new BeadRow("bd-1"));

        (await session.CountAsync(read)).ShouldBe([0]);
        await session.RollbackAsync(None);
        (await session.CountAsync(read)).ShouldBe([1]);
    }

    /// <summary>The first read finds no ledger; then another run makes one and works; the second read knows of it, whatever it asks for.</summary>
    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_that_met_no_ledger_is_followed_by_one_of_the_present(string read)
    {
        await using var store = Stores.Open(Options, new Entropy());
        foreach (var first in new[] { "state", read })
        {
            await ReadAsync(store, first);
        }
        await WorkElsewhereAsync();

        (await ReadAsync(store, read)).ShouldBe(1);
    }

    private static Task<long> CountAsync(DbConnection connection) =>
        connection.ExecuteScalarAsync<long>("select count(*) from issues");

    /// <summary>A bead with a label and a sent attempt, one that waits, one that was blocked, a word and a notice.</summary>
    private async Task WorkElsewhereAsync()
    {
        await using (var other = Stores.Open(_database.Reach(new BeadsOptions()), new Entropy()))
        {
            await other.WriteStateAsync("word", "value", new Notice("n", "paused"), None);
        }
        foreach (var (id, status) in new[] { ("bd-1", "in_progress"), ("bd-2", "open"), ("bd-3", "blocked") })
        {
            await _database.InsertBeadAsync(new BeadRow(id) { Status = status });
        }
        await _database.InsertLabelAsync("bd-1", "pool:gpu");
        await _database.InsertLabelAsync("bd-2", "pool:gpu");
        foreach (var (id, state, left) in new[] { ("bd-1", "dispatched", ""), ("bd-3", "settled", "blocked") })
        {
            await _database.ExecuteAsync(
                """
                insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, outcome, status_left,
                  open_at_answer, claimed_at, posted_at, settled_at, changed_at)
                values (@id, 1, 't', 'beadboard', 'tests', @state, 0, case when @state = 'settled' then 'stale' end, @left, 0,
                  '2026-01-01', case when @state = 'settled' then null else utc_timestamp(6) end, null, utc_timestamp(6))
                """,
                new
                {
                    id,
                    state,
                    left,
                }
            );
        }
    }

    /// <summary>How much of what was done elsewhere the read finds.</summary>
    private static async Task<int> ReadAsync(IBeadStore store, string read) =>
        read switch
        {
            "state" => (await store.ReadStateAsync(None)).Count(word => word.Key == "word"),
            "queue" => (await store.ReadQueueAsync(None)).Waiting.Count,
            "claims" => (await store.ReadClaimsAsync(None)).Histories.Count,
            "bead" => (await store.ReadBeadAsync("bd-1", None)).History.Attempts.Count,
            "blocked" => (await store.ReadBlockedAsync(None)).Count,
            "posts" => await store.CountPostsAsync(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), None),
            "recent" => (await store.ReadRecentAsync(1, None)).Attempts.Count,
            "period" => (await store.ReadPeriodAsync(TimeSpan.FromHours(1), 10, None)).Attempts.Count,
            "pools" => (await store.ReadPoolsAsync(None)).Count,
            "outbox" => (await store.ReadOutboxAsync(None)).Count,
            _ => (await store.ReadLabelsAsync(None)).Count,
        };
}
