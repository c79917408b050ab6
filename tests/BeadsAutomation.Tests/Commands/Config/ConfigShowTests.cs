using System.Text.Json;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Commands.Config;

public sealed class ConfigShowTests : IDisposable
{
    private const string Secret = "s3cret-t0ken";

    private readonly TemporaryHome _home = new();

    public ConfigShowTests() => Directory.CreateDirectory(Path.Combine(_home.Folder, "work"));

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Each_setting_has_its_value_and_where_it_came_from()
    {
        var config = _home.Write("c.json", """{"maxInFlight":3,"staleAfter":"40m"}""");
        var metadata = _home.Write("mounted/metadata.json", """{"dolt_database":"ferry"}""");
        var secret = _home.Write("token", Secret + "\n");
        _home.Set("BEADS_CONFIG", config).Set("BEADS_ASSIGNEE", "robot").Set("API_BEARER_TOKEN_FILE", secret);

        (await ShowAsync("--stale-after", "45m")).ShouldBe(0);

        var lines = Lines(_home.Out.ToString());
        lines["host"].ShouldBe("127.0.0.1 default");
        lines["database"].ShouldBe($"ferry \"dolt_database\" in {metadata}");
        lines["assignee"].ShouldBe("robot BEADS_ASSIGNEE");
        lines["maxInFlight"].ShouldBe($"3 \"maxInFlight\" in {config}");
        lines["staleAfter"].ShouldBe("45m --stale-after");
        lines["agentServiceToken"].ShouldBe("set (not shown) API_BEARER_TOKEN_FILE");
        lines["password"].ShouldBe("not set default");
        lines.Keys.ShouldBe(Settings.All.Select(s => s.Key));
        _home.Error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_has_the_same_and_no_secret()
    {
        _home.Set("API_BEARER_TOKEN", Secret).Set("BEADS_DOLT_PASSWORD", Secret);

        (await ShowAsync("--output", "json")).ShouldBe(0);

        using var document = JsonDocument.Parse(_home.Out.ToString());
        var settings = document.RootElement.GetProperty("settings").EnumerateArray().ToList();
        settings.Count.ShouldBe(Settings.All.Count);
        settings
            .Single(s => s.GetProperty("key").GetString() == "password")
            .GetRawText()
            .ShouldBe(
                """{"key":"password","value":"set (not shown)","source":"environment","written_as":"BEADS_DOLT_PASSWORD"}"""
            );
        (_home.Out.ToString() + _home.Error).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_bad_configuration_is_refused_with_all_its_sentences()
    {
        _home.Set("BEADS_MAX_IN_FLIGHT", "many").Set("BEADS_STORE", "sqlite");

        (await ShowAsync()).ShouldBe(2);

        _home.Out.ToString().ShouldBeEmpty();
        _home.Error.ToString().ShouldContain("BEADS_MAX_IN_FLIGHT is 'many'");
        _home.Error.ToString().ShouldContain("BEADS_STORE is 'sqlite'");
    }

    [Theory]
    [InlineData("config")]
    [InlineData("config", "list")]
    public async Task Nothing_but_show_can_be_asked_for(params string[] arguments)
    {
        (await RunAsync(arguments)).ShouldBe(2);
        _home
            .Error.ToString()
            .ShouldBe("config shows the settings in force: write config show. Try 'beads-dispatcher --help'.\n");
    }

    private Task<int> ShowAsync(params string[] arguments) => RunAsync(["config", "show", .. arguments]);

    private Task<int> RunAsync(string[] arguments) =>
        CommandHost.RunAsync(DispatcherProgram.Executable, arguments, _home.ProcessEnvironment);

    private static Dictionary<string, string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(
                parts => parts[0],
                parts => string.Join(' ', parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                StringComparer.Ordinal
            );
}
