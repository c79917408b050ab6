using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>A value that cannot be read stops the queue only where something depends on its bead.</summary>
public sealed class FaultyLinesTests
{
    private const string Faulty = "code-7";

    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly (string Field, string Value)[] Values =
    [
        ("priority", "\"P2\""),
        ("priority", "1.5"),
        ("created_at", "\"2026-11-20T12:00:00\""),
        ("updated_at", "\"2026-11-20 12:00:00Z\""),
        ("updated_at", "7"),
        ("defer_until", "\"tomorrow\""),
        ("defer_until", "\"\\ud800\""),
        ("assignee", "\"\\udc00\""),
        ("assignee", "[]"),
        ("issue_type", "{}"),
        ("pinned", "\"no\""),
        ("ephemeral", "0"),
        ("notes", "[]"),
        ("started_at", "1"),
        ("acceptance_criteria", "[\"a\"]"),
        ("dependencies", "{}"),
        ("dependencies", "[null]"),
        ("dependencies", "[{\"depends_on_id\":1}]"),
        ("comments", "[{\"created_at\":\"then\"}]"),
    ];

    public static TheoryData<string, string> Bad =>
        [.. Values.Select(v => new TheoryDataRow<string, string>(v.Field, v.Value))];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task On_a_bead_that_can_neither_be_sent_nor_hold_up_another_it_is_read_as_absent(
        string field,
        string value
    )
    {
        string[] whose = field is "assignee" or "dependencies"
            ? ["closed"]
            : ["closed", "bob's", "needed by a closed one"];
        foreach (var who in whose)
        {
            await using var harness = With(who, field, value);
            await using var store = harness.Open();

            (await store.ReadQueueAsync(None)).Waiting.Select(w => w.Bead.Id).ShouldBe(["code-1"], who);
            await store.ReadClaimsAsync(None);
            await store.ReadPeriodAsync(TimeSpan.FromDays(30), 100, None);
            (await store.ApplyAsync(CrashCase.Claim(await CrashCase.ReadAsync(store)), None)).ShouldBe(
                WriteResult.Applied,
                who
            );
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task On_a_bead_that_could_be_sent_or_hold_up_another_it_stops_by_line_bead_and_field(
        string field,
        string value
    )
    {
        foreach (var who in new[] { "ours", "blocker", "parent", "in flight" })
        {
            await using var harness = With(who, field, value);
            await using var store = harness.Open();

            var refused = await Should.ThrowAsync<StoreException>(() => store.ReadQueueAsync(None), who);

            refused.Message.ShouldStartWith($"{harness.File.Path}, line 2: of bead {Faulty}, ", Case.Sensitive, who);
            refused.Message.ShouldContain(field is "comments" ? "\"created_at\"" : Named(field, value));
        }
    }

    [Theory]
    [InlineData("closed parent", "defer_until", "\"tomorrow\"", true)]
    [InlineData("closed parent", "priority", "\"P2\"", false)]
    [InlineData("somebody's", "assignee", "[]", true)]
    [InlineData("somebody's", "dependencies", "{}", true)]
    [InlineData("tombstone", "priority", "\"P2\"", false)]
    [InlineData("ours", "defer_until", "\"\"", false)]
    [InlineData("ours", "updated_at", "\"\"", false)]
    [InlineData("ours", "closed_at", "\"\\ud800\"", false)]
    public async Task What_else_may_and_may_not_be_missing(string who, string field, string value, bool stops)
    {
        await using var harness = With(who, field, value);
        await using var store = harness.Open();

        var read = () => store.ReadQueueAsync(None);

        if (stops)
        {
            (await Should.ThrowAsync<StoreException>(read)).Message.ShouldContain(Faulty);
        }
        else
        {
            (await read()).Waiting.ShouldContain(w => w.Bead.Id == "code-1");
            (await store.ReadPeriodAsync(TimeSpan.FromDays(30), 100, None)).Beads.ShouldNotBeEmpty();
        }
    }

    private static string Named(string field, string value) =>
        value.Contains("depends_on_id", StringComparison.Ordinal) ? "\"depends_on_id\"" : $"\"{field}\"";

    private static JsonlHarness With(string who, string field, string value)
    {
        var harness = new JsonlHarness();
        var status = who switch
        {
            "closed" or "closed parent" => "closed",
            "tombstone" => who,
            "in flight" => "review",
            _ => "open",
        };
        harness.File.Put(
            new BeadRow("code-1"),
            new BeadRow(Faulty) { Assignee = who is "ours" ? "agent" : "bob", Status = status }
        );
        if (who is "blocker" or "parent" or "closed parent")
        {
            var type = who is "blocker" ? "blocks" : "parent-child";
            harness.File.Change("code-1", bead => BeadJson.DependOn(bead, Faulty, type));
        }
        if (who is "needed by a closed one")
        {
            harness.File.Put(new BeadRow("code-3") { Status = "closed" });
            harness.File.Change("code-3", bead => BeadJson.DependOn(bead, Faulty, "blocks"));
        }
        if (who is "in flight")
        {
            File.WriteAllText(
                Path.Combine(harness.File.Folder, BeadsFile.Ledger),
                """{"attempt":{"bead_id":"code-7","attempt":1,"token":"t","state":"dispatched"}}""" + "\n"
            );
        }
        harness.File.Text = string.Concat(
            harness.File.Lines.Select(line =>
                (
                    line.Contains($"\"id\":\"{Faulty}\"", StringComparison.Ordinal)
                        ? $"{line.TrimEnd('}')},\"{field}\":{value}}}"
                        : line
                ) + "\n"
            )
        );
        return harness;
    }
}
