using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Contract;

/// <summary>The contract on a server, and what only a server can show.</summary>
public abstract partial class SqlStoreContract(ContractDatabase database, int schemaVersion)
    : StoreContract,
        IClassFixture<ContractDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private TestDatabase Database => ((SqlStoreHarness)Harness).Database;

    protected virtual Task<TestServer> FindServerAsync() => TestServer.GetAsync();

    protected override async Task<IStoreHarness> CreateHarnessAsync() =>
        new SqlStoreHarness(await database.GetAsync(await FindServerAsync(), schemaVersion), Stores.Open);

    [Fact]
    public async Task Reading_makes_no_table()
    {
        var before = await TablesAsync();

        await Store.ReadQueueAsync(None);
        await Store.ReadClaimsAsync(None);
        await Store.ReadBeadAsync(Id, None);
        await Store.ReadStateAsync("hold", None);

        (await TablesAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("updated", """{"assignee":"agent"}""", true)]
    [InlineData("updated", """{"assignee":"agent","priority":1}""", true)]
    [InlineData("status_changed", """{"status":"open"}""", true)]
    [InlineData("reopened", """{"defer_until":null,"status":"open"}""", true)]
    [InlineData("reopened", "", true)] // as bd writes it since schema 66
    [InlineData("unclaimed", """{"assignee":"","status":"open"}""", true)]
    [InlineData("updated", """{"assignee":"agent2"}""", false)]
    [InlineData("updated", """{"assignee":""}""", false)]
    [InlineData("created", "", false)]
    [InlineData("updated", """{"notes":"\"assignee\":\"agent\" \"status\":\"open\""}""", false)]
    public async Task What_bd_wrote_of_a_hand_over_is_understood(string type, string news, bool isHandOver)
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        await Database.ExecuteAsync(
            "INSERT INTO events (id, issue_id, event_type, actor, old_value, new_value, created_at) VALUES (UUID(), @Id, @type, 'ana', '', @news, '2026-11-02 03:04:05')",
            new
            {
                Id,
                type,
                news,
            }
        );

        DateTime[] expected = isHandOver ? [new DateTime(2026, 11, 2, 3, 4, 5, DateTimeKind.Utc)] : [];
        (await Store.ReadPeriodAsync(AnHour, 10, None)).HandOvers.Select(h => h.At).ShouldBe(expected);
    }

    [Theory]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("2026-00-15 00:00:00")]
    [InlineData("2026-02-00 12:00:00")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData(null)]
    public async Task A_time_that_is_none_leaves_every_other_bead_in_the_period(string? time)
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        await Harness.PutBeadAsync(new BeadRow("odd"));
        await Harness.PutBeadAsync(new BeadRow("odd-end") { Status = "closed" });
        await ClaimAsync(Id);
        await Database.ExecuteAsync("alter table issues modify created_at datetime null");
        await Database.ExecuteAsync(
            "set sql_mode = ''; update issues set created_at = @time where id = 'odd'",
            new { time }
        );
        await Database.ExecuteAsync(
            "set sql_mode = ''; update issues set closed_at = @time where id = 'odd-end'",
            new { time }
        );

        var period = await Store.ReadPeriodAsync(AnHour, 10, None);

        period.Beads.Select(b => b.Id).ShouldContain(Id);
        var report = PeriodSummary.Of(period, jobBudget: 5);
        report.Beads.ShouldHaveSingleItem().BeadId.ShouldBe(Id);
        (report.WithoutTime ?? []).ShouldBe(period.Beads.Where(b => b.CreatedAt.Year == 1).Select(b => b.Id));
        PeriodSentences.Facts(report).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_user_who_may_only_read_can_read_and_is_refused_a_claim_with_a_sentence()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var user = await Database.CreateUserAsync("select");
        await using var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy());

        var waiting = (await store.ReadQueueAsync(None)).Waiting.ShouldHaveSingleItem();
        await store.ReadClaimsAsync(None);
        await store.ReadStateAsync("hold", None);
        (await store.ReadPeriodAsync(AnHour, 10, None)).Beads.ShouldHaveSingleItem();
        var seen = (await store.ReadBeadAsync(waiting.Bead.Id, None)).History;
        var before = await WorldAsync();

        (await Should.ThrowAsync<StoreException>(() => store.ApplyAsync(ClaimOf(seen), None))).Message.ShouldNotContain(
            "secret"
        );

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_user_without_rights_on_the_ledger_is_refused_before_anything_is_decided()
    {
        await PutAndClaimAsync();
        var tables = (await TablesAsync()).Where(t => !t.StartsWith("automation_", StringComparison.Ordinal));
        var user = await Database.CreateUserAsync("select, insert, update, delete", [.. tables]);
        await using var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy());

        await Should.ThrowAsync<StoreException>(() => store.ReadQueueAsync(None));
        await Should.ThrowAsync<StoreException>(() => store.ReadClaimsAsync(None));
    }

    [Fact]
    public async Task An_idle_tick_is_one_connection_and_at_most_three_statements_that_write_nothing()
    {
        Assert.SkipWhen(Database.Server.Flavour == Flavour.Dolt, "Dolt has no general log.");
        await PutAndClaimAsync();
        await SettleAsync("closed");
        var user = await Database.CreateUserAsync("select");
        await using var log = await StatementLog.StartAsync(Database.Server);

        await using (var store = Stores.Open(user.ApplyTo(new BeadsOptions(), Database.Name), new Entropy()))
        {
            (await store.ReadQueueAsync(None)).Waiting.ShouldBeEmpty();
        }

        var connection = (await log.ReadAsync(user.User)).ShouldHaveSingleItem();
        connection.Statements.Count.ShouldBeLessThanOrEqualTo(3, string.Join('\n', connection.Statements));
    }

    [Theory]
    [InlineData("touch")]
    [InlineData("settle")]
    [InlineData("amend")]
    public async Task Whoever_writes_the_bead_stores_its_new_stamp_in_the_row(string change)
    {
        await PutAndPostAsync();
        if (change == "amend")
        {
            await SettleAsync("open");
        }
        await Database.ExecuteAsync("update automation_attempts set bead_updated_at = '2026-01-01'");
        var seen = await ReadAsync();
        LedgerChange ledger = change switch
        {
            "touch" => new LedgerChange.Touch(seen.Latest!),
            "settle" => new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Stale, "blocked"),
            _ => new LedgerChange.Amend(seen.Latest!, "blocked"),
        };

        (await ApplyAsync(Transition(seen, "blocked", "why", ledger))).ShouldBe(WriteResult.Applied);

        seen = await ReadAsync();
        seen.Latest!.BeadUpdatedAt.ShouldBe(seen.Bead!.UpdatedAt);
    }

    private async Task<IReadOnlyList<string>> TablesAsync() =>
        [
            .. (
                await Database.QueryAsync(
                    "select table_name as name from information_schema.tables where table_schema = @Name order by 1",
                    new { Database.Name }
                )
            ).Select(row => (string)row["name"]!),
        ];
}
