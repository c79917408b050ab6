using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

public sealed class LedgerRightsTests
{
    private static readonly string[] Bds =
    [
        "issues",
        "wisps",
        "dependencies",
        "wisp_dependencies",
        "comments",
        "labels",
        "events",
        "leases",
        "metadata",
        "schema_migrations",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_who_may_not_make_the_ledger_is_told_the_grant_before_anything_is_sent(bool onWholeDatabase)
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("code-1"));
        world.As(await UserAsync(world, onWholeDatabase ? [] : Bds));
        var before = await world.ContentsAsync();

        (await world.TickHereAsync("--output", "json"))
            .Refuses(3, "automation_attempts", "GRANT CREATE, SELECT, INSERT, UPDATE")
            .TellsTheSameInJson();

        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("select", "select, insert, update")]
    [InlineData("select, insert", "select, insert, update")]
    [InlineData("select, insert, update", "select")]
    public async Task A_ledger_that_cannot_be_written_never_lets_a_bead_be_sent_unrecorded(
        string onAttempts,
        string onState
    )
    {
        await using var world = await World.CreateAsync();
        await MakeLedgerAsync(world);
        await world.PutAsync(new BeadRow("code-1"));
        var user = await UserAsync(world, Bds);
        await world.Database.ExecuteAsync($"grant {onAttempts} on automation_attempts to '{user.User}'@'%'");
        await world.Database.ExecuteAsync($"grant {onState} on automation_state to '{user.User}'@'%'");
        world.As(user);

        var said = await world.TickHereAsync();

        if (onState is "select")
        {
            // The claim and its record are safe; only the hold, best effort, could not have been stored.
            said.With(0);
            (await world.LedgerAsync("code-1")).ShouldBe(["1 dispatched job=000000000002"]);
            return;
        }
        said.Refuses(3, "automation_attempts", "GRANT");
        world.Agent.PostCount.ShouldBe(1, "only that of the bead that made the ledger");
    }

    /// <summary>Pools are read from the labels: who cannot read them might send two of one pool.</summary>
    [Fact]
    public async Task A_user_who_may_not_read_the_labels_is_told_the_grant_before_anything_is_sent()
    {
        await using var world = await World.CreateAsync();
        Assert.SkipWhen(
            world.Database.Server.Flavour == Flavour.Dolt,
            "On Dolt a tick takes the right to read the whole database."
        );
        await MakeLedgerAsync(world);
        await world.PutAsync(new BeadRow("code-1"));
        world.As(
            await UserAsync(
                world,
                [.. Bds.Where(table => table != "labels"), "automation_attempts", "automation_state"]
            )
        );

        (await world.TickHereAsync()).Refuses(3, "labels", "GRANT SELECT ON");
        world.Agent.PostCount.ShouldBe(1, "only that of the bead that made the ledger");
    }

    /// <summary>Somebody who may work on these tables, all by default, and on Dolt read the whole database and ignore tables by name.</summary>
    private static async Task<ServerAddress> UserAsync(World world, params string[] tables)
    {
        var user = await world.Database.CreateUserAsync("select, insert, update, delete", tables);
        if (world.Database.Server.Flavour == Flavour.Dolt)
        {
            await world.Database.ExecuteAsync($"grant select, execute on {world.Database.Name}.* to '{user.User}'@'%'");
            await world.Database.ExecuteAsync($"grant insert on dolt_ignore to '{user.User}'@'%'");
        }
        return user;
    }

    private static async Task MakeLedgerAsync(World world)
    {
        await world.PutAsync(new BeadRow("code-0"));
        (await world.TickHereAsync()).With(0);
    }
}
