using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>The statement as text: others carry it through their files and send it on connections that we know nothing of.</summary>
public sealed class ScalerTextTests
{
    private static readonly string[] Modes =
    [
        "",
        "ANSI_QUOTES,NO_BACKSLASH_ESCAPES",
        "ONLY_FULL_GROUP_BY,STRICT_ALL_TABLES",
    ];

    [Theory]
    [InlineData("o'neil")]
    [InlineData("back\\slash\\")]
    [InlineData("\\' or 1 = 1 or '")]
    [InlineData("\"agent\"")]
    [InlineData("@assignee {queue} %s ${a} ?")]
    [InlineData("*/ select 2; /*! x **// -- #")]
    [InlineData("жук 漢 😀")]
    public async Task Any_assignee_means_itself_in_every_sql_mode(string assignee)
    {
        await using var database = await CreateAsync();
        await database.InsertBeadAsync(new BeadRow("bd-1") { Assignee = assignee });
        foreach (var mode in Modes)
        {
            await database.ExecuteAsync("set session sql_mode = @mode", new { mode });

            (await Scaled.AskAsync(database, new BeadsOptions { Assignee = assignee })).ShouldBe(1, mode);
            (await Scaled.AskAsync(database, new BeadsOptions { Assignee = assignee + "x" })).ShouldBe(0, mode);
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task It_survives_being_folded_into_one_line(int version)
    {
        await using var database = await CreateAsync(version);
        await database.InsertBeadAsync(new BeadRow("bd-1"));
        var query = Scaled.Query(version, new BeadsOptions());

        query.ShouldNotContain(";");
        query.ShouldNotContain("@");
        query.ShouldNotContain("--");
        query.ShouldNotContain("\\");
        query.ShouldNotContain("{");
        (await database.ScalarAsync<long>(query.ReplaceLineEndings(" "))).ShouldBe(1);
    }

    [Theory]
    [InlineData(true, "with ledger")]
    [InlineData(false, "before the first write")]
    public void Its_first_line_says_what_it_was_printed_for(bool withLedger, string ledger)
    {
        var options = new BeadsOptions
        {
            Assignee = "*/\u2028name",
            Password = "a secret",
            MaxAttempts = 4,
            MaxDispatchesPerDay = 50,
            Pools = new("gpu=2"),
            TrustedActors = new("ann,*/"),
        };

        var lines = Scaled.Query(66, options, withLedger).Split('\n');

        lines[0].ShouldStartWith("/* beads-dispatcher ");
        lines[0]
            .ShouldEndWith(
                $", bd schema 66, {ledger}, assignee * / name, 4 attempts, 10 in flight, 50 a day, pools gpu=2, trusted ann,* /, orphan grace 15m after jobs of 15m, ghosts after 4m, a sweep every 10m */"
            );
        string.Join(' ', lines).ShouldNotContain("a secret");
        lines[1].ShouldStartWith("SELECT");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 0)]
    [InlineData(599, 0)]
    [InlineData(600, 1)]
    public async Task The_window_is_the_first_minute_of_each_interval_of_the_servers_clock(int second, int number)
    {
        await using var database = await CreateAsync();
        await database.InsertBeadAsync(new BeadRow("bd-1") { Status = "in_progress" });
        await database.ExecuteAsync($"set timestamp = {1_800_000_000 + second}");

        (await Scaled.AskAsync(database, new BeadsOptions())).ShouldBe(number);
    }

    [Fact]
    public async Task Criteria_of_white_space_alone_are_none()
    {
        await using var database = await CreateAsync();
        await database.InsertBeadAsync(new BeadRow("bd-1"));
        var blanks = Enumerable.Range(1, 0xFFFF).Select(c => (char)c).Where(char.IsWhiteSpace).ToList();
        string[] all = [.. blanks.Select(c => $"{c}"), string.Concat(blanks), new string('\u00a0', 60_000), ""];
        foreach (var criteria in all)
        {
            (await AskWithAsync(database, criteria)).ShouldBe(0, $"U+{criteria.FirstOrDefault() + 0:X4}");
        }
        string[] written = [".", "é", "漢", "😀", "\u200b", "\u2060", new string(' ', 300) + "x", "\n\u3000-"];
        foreach (var criteria in written)
        {
            (await AskWithAsync(database, criteria)).ShouldBe(1, $"U+{criteria[0] + 0:X4}");
        }
    }

    // The one difference, and it starts a pod rather than none.
    [Fact]
    public async Task Criteria_of_a_byte_order_mark_alone_are_taken_for_written()
    {
        await using var database = await CreateAsync();
        await database.InsertBeadAsync(new BeadRow("bd-1"));

        (await AskWithAsync(database, "\uFEFF")).ShouldBe(1);
    }

    private static async Task<long> AskWithAsync(TestDatabase database, string criteria)
    {
        await database.ExecuteAsync("update issues set acceptance_criteria = @criteria", new { criteria });
        return await Scaled.AskAsync(database, new BeadsOptions());
    }

    private static async Task<TestDatabase> CreateAsync(int version = 66)
    {
        var database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), version);
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());
        await store.WriteStateAsync("made", "ledger", CancellationToken.None);
        return database;
    }
}
