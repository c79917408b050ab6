using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>The server answers, and what it holds cannot be used: said in one sentence, before anything is sent, with nothing changed.</summary>
public sealed class WrongDatabaseTests
{
    [Fact]
    public async Task A_wrong_password_is_told_without_being_shown()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_DOLT_PASSWORD"] = "hunter2-hunter2";

        var said = await world.RefusedAsync("refuses user 'root'", "BEADS_DOLT_PASSWORD");

        said.Everything.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_DOLT_SERVER_DATABASE"] = "nowhere";
        await world.RefusedAsync("no database 'nowhere'", "BEADS_DOLT_SERVER_DATABASE");

        world.As(await world.Database.CreateUserAsync("select"));
        await world.RefusedAsync("may not use database 'nowhere'", "GRANT");
    }

    [Theory]
    [InlineData("drop table schema_migrations")]
    [InlineData("delete from schema_migrations")]
    [InlineData("drop table metadata")]
    [InlineData("alter table schema_migrations rename column version to name")]
    [InlineData(
        "alter table schema_migrations modify version bigint; insert into schema_migrations (version) values (20261120120000)"
    )]
    [InlineData(
        "alter table schema_migrations modify version varchar(255); update schema_migrations set version = concat(version, '_init')"
    )]
    public async Task A_database_that_is_not_bds_is_told(string change)
    {
        await using var world = await World.CreateAsync();
        await world.Database.ExecuteAsync(change);

        await world.RefusedAsync("no bd schema", "bd init", "BEADS_DOLT_SERVER_DATABASE");
    }

    [Theory]
    [InlineData(66, "alter table issues drop column acceptance_criteria", "column issues.acceptance_criteria")]
    [InlineData(66, "alter table issues drop column row_lock", "column issues.row_lock")]
    [InlineData(53, "set foreign_key_checks = 0; drop table wisps", "table wisps")]
    [InlineData(32, "drop table wisps", "table wisps")]
    [InlineData(32, "alter table issues drop column defer_until", "column issues.defer_until")]
    public async Task What_a_schema_lacks_is_named_when_a_bead_waits(int schema, string change, string missing)
    {
        await using var world = await World.CreateAsync(schema: schema);
        await world.PutAsync(new BeadRow("code-1"));
        await world.Database.ExecuteAsync(change);

        await world.TickRefusedAsync($"bd schema {schema}", missing);
    }

    [Theory]
    [InlineData(66, "drop table leases", "table leases")]
    [InlineData(49, "drop table comments", "table comments")]
    [InlineData(32, "alter table comments drop column created_at", "column comments.created_at")]
    public async Task What_only_claims_in_hand_need_is_named_when_there_are_some(
        int schema,
        string change,
        string missing
    )
    {
        await using var world = await World.CreateAsync(schema: schema);
        await world.PutAsync(new BeadRow("code-1") { Status = "in_progress" });
        await world.Database.ExecuteAsync(change);
        var before = await world.ContentsAsync();

        (await world.SweepHereAsync("--output", "json"))
            .Refuses(3, $"bd schema {schema}", missing)
            .TellsTheSameInJson();

        (await world.ContentsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("drop table leases", "table leases")]
    [InlineData("drop table comments", "table comments")]
    [InlineData("drop table events", "table events")]
    [InlineData("alter table events drop column new_value", "column events.new_value")]
    [InlineData("alter table issues drop column notes", "column issues.notes")]
    public async Task What_only_a_claim_needs_is_named_before_anything_is_sent(string change, string missing)
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("code-1"));
        await world.Database.ExecuteAsync(change);
        var before = await world.ContentsAsync();

        (await world.TickHereAsync("--output", "json")).Refuses(3, missing).TellsTheSameInJson();

        world.Agent.PostCount.ShouldBe(0);
        (await world.ContentsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(66, 71)]
    [InlineData(53, 52)]
    [InlineData(32, 31)]
    public async Task An_untested_schema_with_all_that_is_needed_works_with_a_warning(int schema, int version)
    {
        await using var world = await World.CreateAsync(schema: schema);
        await world.PutAsync(new BeadRow("code-1"));
        await world.Database.ExecuteAsync(
            "delete from schema_migrations; insert into schema_migrations (version) values (@version)",
            new { version }
        );

        var said = (await world.TickHereAsync()).With(0);

        said.Log.ShouldContain($"bd schema {version} was not tested");
        (await world.StatusAsync("code-1")).ShouldBe("in_progress");
        world.Agent.PostCount.ShouldBe(1);
    }

    [Theory]
    [InlineData(66, 71, "alter table issues rename column assignee to owned_by", "column issues.assignee")]
    [InlineData(66, 71, "set foreign_key_checks = 0; drop table wisp_dependencies", "table wisp_dependencies")]
    [InlineData(32, 12, "alter table issues drop column defer_until", "column issues.defer_until")]
    [InlineData(66, 71, "alter table comments rename column issue_id to bead_id", "column comments.issue_id")]
    public async Task An_untested_schema_that_lacks_something_is_refused(
        int schema,
        int version,
        string change,
        string missing
    )
    {
        await using var world = await World.CreateAsync(schema: schema);
        await world.Database.ExecuteAsync(
            "delete from schema_migrations; insert into schema_migrations (version) values (@version)",
            new { version }
        );
        await world.Database.ExecuteAsync(change);

        await world.RefusedAsync($"bd schema {version}", missing);
    }

    [Fact]
    public async Task Another_projects_database_is_refused_with_both_named()
    {
        await using var world = await World.CreateAsync();
        await world.Database.ExecuteAsync(
            "insert into metadata (`key`, value) values ('_project_id', 'theirs\u001b[31m')"
        );
        world.Environment["BEADS_DIR"] = Directory.CreateTempSubdirectory("beads-bad-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(world.Environment["BEADS_DIR"], "metadata.json"),
            """{"project_id":"ours"}"""
        );

        var said = await world.RefusedAsync("'theirs [31m'", "'ours'", "metadata.json");

        said.Everything.ShouldNotContain('\u001b');
        Directory.Delete(world.Environment["BEADS_DIR"], recursive: true);
    }

    [Fact]
    public async Task A_server_that_takes_no_more_connections_is_told()
    {
        await using var world = await World.CreateAsync();
        Assert.SkipWhen(world.Database.Server.Flavour == Flavour.Dolt, "Dolt limits no user's connections.");
        var user = await world.Database.CreateUserAsync("select");
        await world.Database.ExecuteAsync($"grant usage on *.* to '{user.User}'@'%' with max_user_connections 1");
        await using var only = await user.OpenAsync();
        world.As(user);

        await world.RefusedAsync("max_user_connections");
    }
}
