using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Doctor;

/// <summary>The published program against a real server: what is well, what is ill, and the exit code of each.</summary>
public sealed class DoctorTests
{
    private const string Verb = "doctor";
    private const string Secret = "pl4nted-secret";

    [Fact]
    public async Task A_healthy_running_system_is_0_and_this_is_what_it_says()
    {
        await using var world = await WithTokenAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        var before = await world.ContentsAsync();

        var ended = (await DoctorAsync(world)).With(0);

        var said = Plain(world, ended.Out);
        said[0].ShouldStartWith("info  store       ");
        said[0]
            .ShouldEndWith(
                "at {server}, database {database}, user root: claims are exclusive by row locks, and history is not committed — nothing needs to be done; bd itself works on Dolt"
            );
        said.Skip(1)
            .ShouldBe([
                "info  project     no metadata.json names a project id, so that the database's is not checked — mount bd's metadata.json if several databases are within reach",
                "ok    clock       this machine and the database agree on the time",
                "ok    schema      bd schema 66: dependencies by kind, row_lock renewed by each claim, leases are signs of life",
                "ok    ledger      1 attempt is recorded",
                "ok    rights      this user may do all that dispatcher and reaper do",
                "info  closing     from schema 54 on bd closes a bead for its assignee only, and that is agent — let the agent run bd with BEADS_ACTOR=agent",
                "ok    notes       notes have room",
                "ok    tick        no bead is ready, so that nothing can be said of ticks",
                "ok    sweep       no claim is silent for longer than sweeps leave it",
                "ok    agent       beadboard: {service}health says 10 free",
                "ok    token       the agent service takes our token",
                "ok    thresholds  a job may run for 15m, silence is too long after 30m, a run after 2h",
            ]);
        (await world.ContentsAsync()).ShouldBe(before);
        (ended.Out + ended.Error).ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_wrong_token_is_4_and_no_output_has_it(string output)
    {
        await using var world = await WithTokenAsync();
        world.Agent.Token = "another";

        var ended = (await DoctorAsync(world, "--output", output, "--log-level", "trace")).With(4);

        ended.Out.ShouldContain("the agent service refuses our token (HTTP 401)");
        (ended.Out + ended.Error).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task An_agent_that_is_down_is_4()
    {
        await using var world = await World.CreateAsync();
        using var port = new RefusingPort();
        world.Environment["BEADBOARD_URL"] = port.Url.ToString();
        Severity(await DoctorAsync(world, 4), "agent").ShouldBe("error");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_3_and_the_agent_is_looked_at_all_the_same()
    {
        await using var world = await WithTokenAsync();
        world.Environment["BEADS_DOLT_SERVER_PORT"] = "1";
        world.Environment["BEADS_DOLT_PASSWORD"] = Secret;

        var ended = (await DoctorAsync(world, "--output", "json")).With(3);

        var report = Json.Of(ended);
        Checks(report).ShouldBe(["store", "agent", "token", "thresholds"]);
        Severity(report, "store").ShouldBe("error");
        Sentence(report, "store").ShouldStartWith("cannot reach the database server 127.0.0.1:1");
        (ended.Out + ended.Error).ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public async Task A_user_who_may_only_look_gets_3_and_statements_that_are_enough(int schema)
    {
        await using var world = await World.CreateAsync(schema: schema);
        await world.PutAsync(new BeadRow("bd-1") { UpdatedAt = await world.Database.NowAsync() });
        var user = await world.Database.CreateUserAsync("select");
        world.As(user);

        var report = await DoctorAsync(world, 3);

        Severity(report, "rights").ShouldBe("error");
        Sentence(report, "rights").ShouldContain("UPDATE on issues; INSERT on events");
        if (world.Database.Server.Flavour != Flavour.Dolt)
        {
            // A right on a table that is not there can be missing only where rights are looked at first.
            Sentence(report, "rights").ShouldContain("INSERT, UPDATE on automation_attempts");
        }
        Sentence(report, "rights").ShouldNotContain("SELECT");
        Of(report, "rights", "fix")
            .ShouldContain($"GRANT UPDATE ON `{world.Database.Name}`.`issues` TO '{user.User}'@'%'");
        Sentences(report, "rights").Last().ShouldStartWith("not made yet: automation_attempts, automation_state;");
        Checks(report).ShouldContain("sweep", StringComparer.Ordinal);
        foreach (var statement in Statements(report))
        {
            await world.Database.ExecuteAsync(statement);
        }
        // That no bead was taken by BeadBoard yet is a warning where older ones see none.
        Severity(await DoctorAsync(world, schema == 66 ? 5 : 0), "rights").ShouldBe("ok");
        (await world.TickAsync()).With(0);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        (await world.SweepAsync()).With(0);
    }

    [Fact]
    public async Task A_right_that_is_missing_prints_the_statements_in_text_too()
    {
        await using var world = await World.CreateAsync();
        world.As(await world.Database.CreateUserAsync("select"));
        var ended = (await DoctorAsync(world)).With(3);
        ended.Out.ShouldContain("CREATE TABLE automation_attempts (");
        ended.Out.ShouldNotContain("IDENTIFIED", customMessage: "the server's own list holds the hash of the password");
        ended.Out.ShouldContain($"GRANT SELECT, UPDATE ON `{world.Database.Name}`.`issues` TO 'u_");
    }

    [Fact]
    public async Task A_database_of_another_project_is_3()
    {
        await using var world = await World.CreateAsync();
        await world.Database.ExecuteAsync("insert into metadata (`key`, value) values ('_project_id', 'theirs')");
        var folder = Directory.CreateTempSubdirectory("beads-doctor-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "metadata.json"),
            """{"project_id":"ours"}""",
            TestContext.Current.CancellationToken
        );
        world.Environment["BEADS_DIR"] = folder;

        var report = await DoctorAsync(world, 3);
        Directory.Delete(folder, recursive: true);

        Sentence(report, "project")
            .ShouldContain("belongs to project 'theirs', and metadata.json names project 'ours'");
        Severity(report, "schema").ShouldBe("ok");
    }

    [Theory]
    [InlineData("drop table wisps", "schema", "it lacks table wisps")]
    [InlineData("drop table schema_migrations", "store", "has no bd schema")]
    [InlineData("create table automation_state (name varchar(64) primary key)", "ledger", "")]
    public async Task What_does_not_fit_is_3(string change, string check, string words)
    {
        await using var world = await World.CreateAsync();
        await world.Database.ExecuteAsync($"set foreign_key_checks = 0; {change}");
        var report = await DoctorAsync(world, 3);
        Sentence(report, check).ShouldContain(words);
        Severity(report, check).ShouldBe("error");
    }

    [Fact]
    public async Task A_bead_that_waits_for_long_while_nothing_is_claimed_is_5()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        var report = await DoctorAsync(world, 5);
        Severity(report, "tick").ShouldBe("warning");
        Sentence(report, "tick").ShouldStartWith("1 ready, and no tick has taken one for ");
    }

    [Fact]
    public async Task A_claim_that_no_sweep_settles_is_5_unless_its_job_is_alive()
    {
        await using var world = await World.CreateAsync(withService: true);
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        await world.Database.ExecuteAsync(
            """
            update automation_attempts set claimed_at = claimed_at - interval 70 minute, posted_at = posted_at - interval 70 minute;
            update issues set updated_at = updated_at - interval 70 minute;
            update automation_attempts set bead_updated_at = bead_updated_at - interval 70 minute
            """
        );
        Severity(await DoctorAsync(world, 0), "sweep").ShouldBe("ok");

        world.Agent.Jobs["000000000001"] = AgentReply.JobNotFound();

        var report = await DoctorAsync(world, 5);
        Sentence(report, "sweep").ShouldBe("bd-1: silent for more than 30m and 3 sweeps, and not settled");
    }

    [Fact]
    public async Task While_the_breaker_is_open_or_beads_are_left_ready_doctor_and_status_agree_and_neither_says_that_all_is_well()
    {
        await using var world = await World.CreateAsync(schema: 32);
        var now = await world.Database.NowAsync();
        await world.PutAsync(new BeadRow("bd-1") { UpdatedAt = now }, new BeadRow("bd-2") { UpdatedAt = now });
        world.Agent.Dispatch = AgentReply.Of(500, """{"error":"Claude agent service is not configured (x)."}""");
        world.Environment["BEADS_BREAKER_AFTER"] = "1";
        (await world.TickAsync()).With(4);

        var status = (await world.TickAsync("status", "--check")).With(5);
        var report = await DoctorAsync(world, 5);

        status.Out.ShouldContain("needs attention: the breaker is open");
        status.Out.ShouldNotContain("all is well");
        Findings(report)
            .Where(f => f.GetProperty("severity").GetString() == "warning")
            .Count(f =>
                f.GetProperty("sentence").GetString()!.StartsWith("the breaker is open", StringComparison.Ordinal)
            )
            .ShouldBe(1);

        world.Environment.Remove("BEADS_BREAKER_AFTER");
        await world.Database.ExecuteAsync("delete from automation_state where name = 'breaker'");
        (await world.TickAsync("status", "--check"))
            .With(0)
            .Out.ShouldContain("nothing needs attention; 2 beads wait for the hold to end");
        await DoctorAsync(world, 0);

        await world.Database.ExecuteAsync("delete from automation_state");
        await world.PassAsync(TimeSpan.FromMinutes(20));
        (await world.TickAsync("status", "--check")).With(5).Out.ShouldContain("and no tick has taken one for ");
        await DoctorAsync(world, 5);
    }

    [Fact]
    public async Task Notes_without_room_are_5()
    {
        await using var world = await World.CreateAsync(schema: 32);
        await world.PutAsync(new BeadRow("bd-1") { Status = "blocked", Notes = new string('x', 60_000) });
        Sentence(await DoctorAsync(world, 5), "notes").ShouldContain("bd-1 (60000 of 65535 bytes)");
    }

    private static async Task<World> WithTokenAsync()
    {
        var world = await World.CreateAsync(withService: true);
        world.Agent.Token = Secret;
        world.Environment["API_BEARER_TOKEN"] = Secret;
        return world;
    }

    private static async Task<Ended> DoctorAsync(World world, params string[] arguments)
    {
        await using var product = await world.StartTickAsync([Verb, .. arguments]);
        return await product.EndAsync();
    }

    private static async Task<JsonElement> DoctorAsync(World world, int code) =>
        Json.Of((await DoctorAsync(world, "--output", "json")).With(code));

    private static JsonElement.ArrayEnumerator Findings(JsonElement report) =>
        report.GetProperty("doctor").GetProperty("findings").EnumerateArray();

    private static IEnumerable<string> Checks(JsonElement report) =>
        Findings(report).Select(f => f.GetProperty("check").GetString()!);

    private static IEnumerable<string> Statements(JsonElement report) =>
        report.GetProperty("doctor").GetProperty("statements").EnumerateArray().Select(s => s.GetString()!);

    private static string Severity(JsonElement report, string check) => Of(report, check, "severity");

    private static string Sentence(JsonElement report, string check) => Of(report, check, "sentence");

    private static IEnumerable<string> Sentences(JsonElement report, string check) =>
        Findings(report)
            .Where(f => f.GetProperty("check").GetString() == check)
            .Select(f => f.GetProperty("sentence").GetString()!);

    private static string Of(JsonElement report, string check, string property) =>
        Findings(report).First(f => f.GetProperty("check").GetString() == check).GetProperty(property).GetString()!;

    private static List<string> Plain(World world, string text)
    {
        var server = world.Database.Server.Address;
        return
        [
            .. text.Replace($"{server.Host}:{server.Port}", "{server}", StringComparison.Ordinal)
                .Replace(world.Database.Name, "{database}", StringComparison.Ordinal)
                .Replace(world.Agent.ServiceUrl.ToString(), "{service}", StringComparison.Ordinal)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ];
    }
}
