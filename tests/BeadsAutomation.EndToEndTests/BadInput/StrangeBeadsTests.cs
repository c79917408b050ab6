using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>Whatever bd's columns can hold goes through untouched, or is refused without harm to the beads beside it.</summary>
public sealed class StrangeBeadsTests
{
    // A terminal obeys escapes and the C1 controls; the others turn the direction of text or hide in it.
    private const string Escapes = "\u001b]0;owned\u0007\u009b31m\u202e\u2028\u200b";

    public static TheoryData<string> Ids =>
        [
            "it's",
            "\"quoted\"",
            "back\\slash",
            "100%_of",
            "a;drop table issues;--",
            "@id",
            "{0}",
            "new\nline",
            "tab\tand\rreturn",
            "🤖 и ответ",
            $"e{Escapes}e",
            new string('x', 255),
            string.Concat(Enumerable.Repeat("🤖", 255)),
        ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Any_id_is_sent_as_it_is_and_shown_as_one_harmless_line(string id)
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_LOG_LEVEL"] = "trace";
        await world.PutAsync(new BeadRow(id) { Title = Escapes });

        var dryRun = (await world.TickHereAsync("--dry-run")).With(0);
        var tick = (await world.TickHereAsync()).With(0);
        await world.PassAsync(TimeSpan.FromMinutes(32));
        var sweep = (await world.SweepHereAsync("--output", "json")).With(0);

        world.Agent.PostsOf(id).ShouldBe(1);
        (await world.StatusAsync(id)).ShouldBe("blocked");
        (await world.LedgerAsync(id)).ShouldHaveSingleItem().ShouldContain("settled stale");
        using var document = JsonDocument.Parse(sweep.Out);
        document
            .RootElement.GetProperty("sweep")
            .GetProperty("verdicts")[0]
            .GetProperty("bead_id")
            .GetString()
            .ShouldBe(id);
        ShouldBeHarmless(dryRun, tick, sweep);
        ShouldBeHarmless(
            (await world.RunHereAsync(DispatcherProgram.Executable, null, "rearm", "--dry-run", "--", id)).With(0)
        );
    }

    [Theory]
    [InlineData(" begins")]
    [InlineData("ends ")]
    [InlineData("ends\u3000")]
    public async Task An_id_that_BeadBoard_would_strip_is_never_sent_and_goes_back_to_a_human(string id)
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow(id) { Priority = 0 }, new BeadRow("code-2"));

        (await world.TickHereAsync()).With(5);
        (await world.TickHereAsync()).With(0);

        (await world.StatusAsync(id)).ShouldBe("blocked");
        world.Agent.PostsOf("code-2").ShouldBe(1);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Theory]
    [InlineData(32, 65_400, "", true)]
    [InlineData(32, 65_530, "", false)]
    [InlineData(32, 65_535, "", false)]
    [InlineData(32, 65_532, "ы", false)]
    [InlineData(32, 65_532, "🤖", false)]
    [InlineData(32, 65_400, "🤖", true)]
    [InlineData(66, 65_535, "🤖", true)]
    public async Task Full_notes_never_stop_a_claim(int schema, int bytes, string filler, bool noted)
    {
        await using var world = await World.CreateAsync(schema: schema);
        var unit = filler.Length == 0 ? "n" : filler;
        var size = System.Text.Encoding.UTF8.GetByteCount(unit);
        var notes = string.Concat(Enumerable.Repeat(unit, bytes / size));
        await world.PutAsync(new BeadRow("code-1") { Notes = notes });

        var said = (await world.TickHereAsync()).With(0);

        var after = (string)(await world.Database.ReadBeadAsync("code-1"))["notes"]!;
        after.ShouldStartWith(notes);
        after.Contains("auto-dispatcher claimed at", StringComparison.Ordinal).ShouldBe(noted);
        said.Log.Contains("its notes are full", StringComparison.Ordinal).ShouldBe(!noted);
        (await world.StatusAsync("code-1")).ShouldBe("in_progress");
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_store_logs_of_a_bead_is_harmless()
    {
        await using var world = await World.CreateAsync(schema: 32);
        await world.PutAsync(new BeadRow($"e{Escapes}e") { Notes = new string('n', 65_530) });

        var said = (await world.TickHereAsync()).With(0);

        said.Log.ShouldContain("its notes are full");
        ShouldBeHarmless(said);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task Criteria_that_begin_with_much_white_space_are_criteria(int schema)
    {
        await using var world = await World.CreateAsync(schema: schema);
        var blank = new string('\u00a0', 300);
        await world.PutAsync(
            new BeadRow("code-1") { AcceptanceCriteria = blank + "\u3000\ufeff" },
            new BeadRow("code-2") { AcceptanceCriteria = blank + "готово" },
            new BeadRow("code-3") { AcceptanceCriteria = blank + "done" }
        );

        (await world.TickHereAsync()).With(0);
        (await world.TickHereAsync()).With(0);
        var third = (await world.TickHereAsync("--dry-run")).With(0);

        third.Out.ShouldContain("code-1: no_acceptance");
        world.Agent.PostsOf("code-2").ShouldBe(1);
        world.Agent.PostsOf("code-3").ShouldBe(1);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task Odd_values_are_judged_as_they_stand(int schema)
    {
        await using var world = await World.CreateAsync(schema: schema);
        var long_ago = new DateTime(1000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await world.PutAsync(
            new BeadRow("code-1")
            {
                Priority = 99,
                Pinned = null,
                Ephemeral = null,
                CreatedAt = long_ago,
                UpdatedAt = long_ago,
            },
            new BeadRow("code-2") { Priority = -2_147_483_648, Assignee = null },
            new BeadRow("code-3") { Priority = 2_147_483_647, CreatedAt = DateTime.MaxValue.Date },
            new BeadRow("code-4")
            {
                Status = "in_progress",
                UpdatedAt = long_ago,
                Assignee = "Agent",
            },
            new BeadRow("code-5") { Status = "wondering", IssueType = "odd\u001btype" }
        );

        (await world.TickHereAsync()).With(0);
        (await world.TickHereAsync()).With(0);
        (await world.SweepHereAsync()).With(0);

        world.Agent.Requests.Where(r => r.IsDispatch).Select(r => r.BeadId).ShouldBe(["code-1", "code-3"]);
        (await world.StatusAsync("code-4")).ShouldBe("in_progress, Agent");
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task A_zero_date_holds_up_no_other_bead(int schema)
    {
        await using var world = await World.CreateAsync(schema: schema);
        await world.PutAsync(
            new BeadRow("code-1") { Priority = 0 },
            new BeadRow("code-2") { Priority = 1 },
            new BeadRow("code-3") { Status = "in_progress" },
            new BeadRow("code-4")
        );
        await world.Database.ExecuteAsync(
            """
            set sql_mode = '';
            update issues set created_at = 0, updated_at = updated_at where id = 'code-1';
            update issues set updated_at = 0 where id in ('code-2', 'code-3');
            """
        );

        (await world.TickHereAsync()).With(0);
        for (var tick = 0; tick < 2; tick++)
        {
            // What is read of it never matches the row: nobody else waits for that, and it is no success.
            (await world.TickHereAsync())
                .With(3)
                .Error.ShouldContain("code-2: it cannot be written");
        }
        (await world.SweepHereAsync()).With(3);

        world.Agent.PostsOf("code-1").ShouldBe(1);
        world.Agent.PostsOf("code-2").ShouldBe(0);
        world.Agent.PostsOf("code-4").ShouldBe(1);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task Odd_metadata_of_a_dependency_is_a_gate_that_is_missing(int schema)
    {
        await using var world = await World.CreateAsync(schema: schema);
        // Dolt's columns of JSON take JSON only.
        var takesAnyText = world.Database.Server.Flavour == Flavour.MariaDb;
        string?[] odd =
        [
            null,
            "null",
            "[]",
            "\"text\"",
            "17",
            """{"gate":7}""",
            """{"gate":null,"also_blocks":"yes"}""",
            """{"gate":{"deep":[1,2,3]}}""",
            $$"""{"huge":"{{new string('x', 1_000_000)}}"}""",
            .. takesAnyText ? ["no json at all", "{\"gate\":", ""] : Array.Empty<string>(),
        ];
        await world.PutAsync(new BeadRow("parent") { Assignee = "me" });
        await world.PutAsync(new BeadRow("child") { Assignee = "me" });
        await world.Database.InsertDependencyAsync(new DependencyRow("child", "parent", "parent-child"));
        if (takesAnyText)
        {
            await world.Database.ExecuteAsync("set check_constraint_checks = 0");
        }
        for (var i = 0; i < odd.Length; i++)
        {
            await world.PutAsync(new BeadRow($"code-{i}"));
            await world.Database.InsertDependencyAsync(
                new DependencyRow($"code-{i}", "parent", "waits-for") { Metadata = odd[i] }
            );
        }

        var waiting = (await world.TickHereAsync("--dry-run")).With(0);
        await world.Database.ExecuteAsync("update issues set status = 'closed' where id in ('child', 'parent')");
        var free = (await world.TickHereAsync("--dry-run")).With(0);

        for (var i = 0; i < odd.Length; i++)
        {
            waiting.Out.ShouldContain($"code-{i}: blocked_by");
            free.Out.ShouldNotContain($"code-{i}: blocked_by");
        }
    }

    private static void ShouldBeHarmless(params Said[] all)
    {
        foreach (var said in all)
        {
            var raw = said.Everything.Where(c =>
                (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u2028' or '\u200b'
            );
            raw.ShouldBeEmpty(said.Everything);
            said.Error.ShouldBeEmpty();
        }
    }
}
