using BeadsAutomation.EndToEndTests.CommandAgent;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;
using SqlText = BeadsAutomation.Store.Dolt.SqlText;

namespace BeadsAutomation.EndToEndTests.Commands;

/// <summary>
/// The published programs, native code without reflection, send each of their statements and read what comes back, with NULL and without:
/// on a MariaDB that speaks as a Dolt.
/// </summary>
public sealed class NativeStatementsTests
{
    private const string Result =
        """echo '{"type":"result","subtype":"success","is_error":false,"num_turns":12,"result":"Done.","session_id":"s-1","total_cost_usd":0.42}'""";

    // An answer that comes when its row was settled meanwhile: EveryStatementTests sends it.
    private const string Rare = "answer-add";

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task Each_statement_is_sent_and_its_answer_read(int schema)
    {
        await using var world = await World.CreateAsync(withService: true, schema);
        Assert.SkipWhen(world.Database.Server.Flavour == Flavour.Dolt, "Dolt is itself.");
        await DoltProxy.MakeTablesAsync(world.Database);
        using var proxy = new DoltProxy(world.Database.Server.Address);
        await using var receiver = await WebhookDouble.StartAsync();
        await using var workshop = await Workshop.WithAsync(Result);
        world.As(proxy.Address);
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        world.Environment["BEADS_MAX_DISPATCHES_PER_DAY"] = "50";

        await AskAsync(world);
        await SendAsync(world, workshop);
        await SweepAsync(world);
        world.Environment["BEADS_TRUSTED_ACTORS"] = "somebody";
        await world.PutAsync(new BeadRow("waits"));
        await AskAsync(world);

        string[] other =
            schema == 32 ? ["scaler-queue-split", "lease-delete", "try-select-all", Rare] : ["scaler-queue-v32", Rare];
        var sent = new SentStatements(proxy.Sent).Names;
        SqlText.Names.Except(sent, StringComparer.Ordinal).ShouldBe(other, ignoreOrder: true);
    }

    /// <summary>Everything that only reads.</summary>
    private static async Task AskAsync(World world)
    {
        string[][] questions =
        [
            ["status"],
            ["explain"],
            ["explain", "empty", "none-at-all"],
            ["history"],
            ["history", "empty"],
            ["report"],
            ["doctor"],
            ["keda-query"],
            ["--dry-run"],
        ];
        foreach (var question in questions)
        {
            var said = await world.TickAsync(question);
            said.Code.ShouldBeOneOf([0, 4, 5], $"{string.Join(' ', question)}: {said.Error}");
        }
    }

    /// <summary>A bead with all that can be NULL and one with none of it, by three ways to an agent, and by hand.</summary>
    private static async Task SendAsync(World world, Workshop workshop)
    {
        await world.PutAsync(
            new BeadRow("full") { DeferUntil = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), Notes = "a note" },
            new BeadRow("empty") { Pinned = null, Ephemeral = null }
        );
        await world.PutAsync(new BeadRow("parent") { Assignee = "somebody" });
        await world.Database.InsertDependencyAsync(new DependencyRow("full", "parent", "parent-child"));
        await world.Database.InsertDependencyAsync(new DependencyRow("empty", "full", "waits-for"));
        await world.Database.InsertLabelAsync("full", "pool:gpu");
        (await world.TickAsync()).With(0);
        (await world.TickAsync("dispatch", "empty")).Code.ShouldBeOneOf(0, 5);
        (await world.TickAsync("cancel", "empty")).Code.ShouldBeOneOf(0, 5);
        world.Environment["BEADS_AGENT"] = "service";
        await world.PutAsync(new BeadRow("asked"));
        (await world.TickAsync()).Code.ShouldBeOneOf(0, 4, 5);
        world.Environment["BEADS_AGENT"] = "command";
        world.Environment["BEADS_AGENT_COMMAND"] = workshop.Command;
        world.Environment["BEADS_JOBS_FOLDER"] = workshop.JobsFolder;
        await world.PutAsync(new BeadRow("priced"));
        (await world.TickAsync("dispatch", "priced")).With(0);
        await workshop.OverAsync(
            Path.GetFileName(Directory.GetDirectories(workshop.JobsFolder).ShouldHaveSingleItem())
        );
        (await world.TickAsync("pause", "--reason", "a look")).With(0);
        (await world.TickAsync("resume")).With(0);
    }

    /// <summary>What sweeps settle, keep alive and correct; a claim of nobody's and one by hand.</summary>
    private static async Task SweepAsync(World world)
    {
        (await world.SweepAsync()).Code.ShouldBeOneOf(0, 4, 5);
        await world.PutAsync(
            new BeadRow("lost")
            {
                Status = "in_progress",
                UpdatedAt = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            }
        );
        await world.Database.ExecuteAsync(
            "update automation_attempts set claimed_at = utc_timestamp() + interval 10 day where state <> 'settled'"
        );
        (await world.SweepAsync("--allow-mass-reap")).Code.ShouldBeOneOf(0, 4, 5);
        await world.Database.ExecuteAsync(
            "update issues set status = 'open', updated_at = '2020-01-01' where id = 'priced'"
        );
        (await world.SweepAsync()).Code.ShouldBeOneOf(0, 4, 5);
        (await world.TickAsync("rearm", "priced")).Code.ShouldBeOneOf(0, 5);
        (await world.TickAsync("reap", "full")).Code.ShouldBeOneOf(0, 5);
    }
}
