using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

public sealed class ConfigurationTests
{
    private const string Password = "pa55 ;'\"=}{\\ пароль";
    private const string Token = "t0ken-t0ken";

    [Theory]
    [InlineData("BEADS_STALE_AFTER", "24m59s", "BEADS_STALE_AFTER is 24m59s", "25m or more")]
    [InlineData("BEADBOARD_URL", "http://me:t0ken-t0ken@b", "BEADBOARD_URL holds a user name", "take it out")]
    [InlineData("API_BEARER_TOKEN", "t0ken-t0ken\nX-Evil: 1", "API_BEARER_TOKEN", "write the token alone")]
    [InlineData("BEADS_DOLT_SERVER_PORT", "t0ken", "BEADS_DOLT_SERVER_PORT is 't0ken'", "digits only")]
    [InlineData("BEADS_CONFIG", "none.json", "BEADS_CONFIG names /", "name a readable JSON file")]
    [InlineData("BEADS_DIR", "nowhere", "BEADS_DIR is ", "name the folder")]
    public async Task A_setting_that_cannot_be_used_ends_the_run_before_anything_is_asked(
        string name,
        string value,
        string what,
        string fix
    )
    {
        foreach (var executable in new[] { DispatcherProgram.Executable, ReaperProgram.Executable })
        {
            var said = await InProcess.RunAsync(executable, With(name, value), null, "--output", "json");
            said.Refuses(2, what, fix).TellsTheSameInJson();
            said.Everything.ShouldNotContain(Token);
        }
    }

    [Theory]
    [InlineData("--nonsense", "--output", "json")]
    [InlineData("explode", "--output", "json")]
    [InlineData("rearm", "--output", "json")]
    [InlineData("rearm", " ", "--output", "json")]
    [InlineData("rearm", "a", "b", "--output", "json")]
    [InlineData("--password", "x", "--output", "json")]
    [InlineData("--port", "--output", "json")]
    public async Task A_command_line_that_cannot_be_read_points_to_the_help(params string[] arguments) =>
        (await InProcess.RunAsync(DispatcherProgram.Executable, With("NO_COLOR", "1"), null, arguments)).Refuses(
            2,
            "--help"
        );

    [Fact]
    public async Task A_port_file_beside_metadata_without_a_port_leads_to_the_server()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("code-1"));
        var folder = Directory.CreateTempSubdirectory("beads-bad-").FullName;
        var server = world.Database.Server.Address;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "metadata.json"),
            $$"""{"backend":"dolt","dolt_mode":"server","dolt_server_host":"{{server.Host}}","dolt_server_user":"{{server.User}}","dolt_database":"{{world.Database.Name}}"}"""
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "dolt-server.port"),
            server.Port.ToString(CultureInfo.InvariantCulture) + "\n"
        );
        foreach (var name in new[] { "HOST", "PORT", "USER", "DATABASE" })
        {
            world.Environment.Remove($"BEADS_DOLT_SERVER_{name}");
        }
        world.Environment["BEADS_DIR"] = folder;

        (await world.TickHereAsync()).With(0);
        world.Agent.PostsOf("code-1").ShouldBe(1);

        await File.WriteAllTextAsync(Path.Combine(folder, "dolt-server.port"), "\u001b[2Jgarbage");
        (await world.TickHereAsync()).Refuses(2, "dolt-server.port", "garbage", "digits only");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Secrets_work_with_any_character_and_are_shown_nowhere()
    {
        await using var world = await World.CreateAsync(withService: true);
        var user = await world.Database.CreateUserAsync("all privileges");
        await world.Database.ExecuteAsync(
            $"alter user '{user.User}'@'%' identified by '{Password.Replace("\\", "\\\\").Replace("'", "''")}'"
        );
        world.As(user with { Password = Password });
        world.Environment["API_BEARER_TOKEN"] = Token;
        world.Environment["BEADS_LOG_LEVEL"] = "trace";
        world.Agent.Token = Token;
        await world.PutAsync(new BeadRow("code-1"), new BeadRow("code-2"));

        List<Said> all = [(await world.TickHereAsync()).With(0), (await world.SweepHereAsync()).With(0)];
        world.Agent.Requests.ShouldContain(r => r.Headers.Values.Contains($"Bearer {Token}"));
        world.Agent.Jobs.Clear();
        world.Agent.Token = "another";
        all.Add((await world.SweepHereAsync()).With(0));
        world.Agent.Dispatch = AgentReply.Of(500, "");
        all.Add((await world.TickHereAsync()).With(5));
        await world.Database.ExecuteAsync("alter table issues drop column assignee");
        all.Add((await world.TickHereAsync()).With(3));
        world.As(user with { Password = Password + "x" });
        all.Add((await world.TickHereAsync()).With(3));
        using var nobody = new RefusingPort();
        world.As(new ServerAddress("127.0.0.1", nobody.Port, user.User, Password));
        all.Add((await world.TickHereAsync()).With(3));

        foreach (var said in all)
        {
            said.Everything.ShouldNotContain(Token);
            said.Everything.ShouldNotContain("pa55");
            said.Everything.ShouldNotContain("пароль");
        }
    }

    private static Dictionary<string, string> With(string name, string value) =>
        new(StringComparer.Ordinal) { ["BEADS_DOLT_SERVER_HOST"] = "nowhere.invalid", [name] = value };
}
